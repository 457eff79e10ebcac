/** @file The whole loop: a person's case, a platform that catches a copy, its answer, and the way back. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEngine, forkIsolated } from "../../src/engine/index.ts";
import { localPath, scanId } from "../../src/shared/model/brand.ts";
import type { Fingerprint } from "../../src/shared/model/fingerprint.ts";
import { picture, writeVideo } from "../../tests/fixtures/pictures.ts";
import { joinDemoPlatform } from "../demo-platform/join.ts";
import type { DemoPlatform } from "../demo-platform/platform.ts";
import { startBank, type Bank } from "../src/server.ts";
import { personWith, quick, type Person } from "./person.ts";
import { settled } from "./settled.ts";

describe("the whole loop", () => {
  let bank: Bank;
  let platform: DemoPlatform;
  let folder: string;
  let person: Person;
  const engine = createEngine({ spawn: forkIsolated(), processes: 1 });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "ownprint-loop-"));
    bank = await startBank(quick);
    platform = await joinDemoPlatform(bank, { pollEvery: 60_000 });
  });
  afterAll(async () => {
    await platform.close();
    await engine.close();
    await bank.close();
    await rm(folder, { recursive: true, force: true });
  });

  const fingerprintsOf = async (path: string): Promise<readonly Fingerprint[]> => {
    let found: readonly Fingerprint[] = [];
    const run = engine.scan({
      id: scanId.parse(`scan-${"0".repeat(32)}`),
      sources: [localPath.parse(path)],
      onItem: ({ fingerprints }) => {
        found = fingerprints;
      },
    });
    await run.done;
    return found;
  };
  const sentOf = (fingerprints: readonly Fingerprint[]) =>
    fingerprints.flatMap((one): readonly object[] => {
      switch (one.type) {
        case "pdq":
          return [{ type: "pdq", value: one.value }];
        case "md5":
          return [];
        case "vpdq":
          return [{ type: "vpdq", frames: one.frames }];
        default:
          return one satisfies never;
      }
    });
  const caughtUp = async () => {
    await settled(bank);
    await platform.refresh();
  };
  const answers = async () =>
    Object.fromEntries((await person.status()).platforms[0]?.feedback.map(({ value, count }) => [value, count]) ?? []);
  const copy = () => picture(7).resize(480).webp({ quality: 60 }).toBuffer();

  it("catches a re-encoded, smaller copy, and leaves an unrelated picture alone", async () => {
    const original = join(folder, "original.png");
    await picture(7).toFile(original);
    person = await personWith(bank.address, sentOf(await fingerprintsOf(original)));
    await caughtUp();
    expect(platform.size()).toBeGreaterThan(0);
    expect((await person.status()).platforms[0]?.lastReadAt).not.toBeNull();

    const caught = await platform.upload(await copy());
    expect(caught.verdict).toBe("held");
    expect(caught.matches[0]?.measure).toBeLessThanOrEqual(31);
    expect(await platform.upload(await picture(8).jpeg().toBuffer())).toEqual({ verdict: "published", matches: [] });
    expect(await platform.upload(Buffer.from("not a picture"))).toEqual({ verdict: "unreadable", matches: [] });
    expect(await answers()).toEqual({ "pending-review": 1 });

    expect(caught.verdict === "held" && (await platform.review(caught.upload, "blocked"))).toBe(true);
    expect(await answers()).toEqual({ blocked: 1 });
  });

  it("does so over HTTP, too", async () => {
    const answer = await fetch(`${platform.address}/upload`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: new Uint8Array(await copy()),
    });
    expect(await answer.json()).toMatchObject({ verdict: "held" });
  });

  it("catches a video that was encoded again", async () => {
    const [original, again, other] = ["original.mp4", "again.mp4", "other.mp4"].map((name) => join(folder, name));
    await writeVideo(original ?? "", 6);
    await writeVideo(other ?? "", 6, 3);
    const shrink = ["-nostdin", "-v", "error", "-y", "-i", original ?? "", "-vf", "scale=320:-2", "-crf", "30", again ?? ""];
    await promisify(execFile)("ffmpeg", shrink);
    await personWith(bank.address, sentOf(await fingerprintsOf(original ?? "")));
    await caughtUp();
    const caught = await platform.upload(await readFile(again ?? ""));
    expect(caught.matches.map(({ signalType }) => signalType)).toContain("VideoVPDQ");
    expect((await platform.upload(await readFile(other ?? ""))).verdict).toBe("published");
  });

  it("lets go of a case that was withdrawn", async () => {
    await person.withdraw();
    await caughtUp();
    expect((await platform.upload(await copy())).verdict).toBe("published");
    expect((await person.status()).status).toBe("withdrawn");
  });
});
