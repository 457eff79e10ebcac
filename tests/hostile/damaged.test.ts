/** @file Damaged files of every format: the scan ends, every file has a result or a reason, and nothing dies. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated } from "../../src/engine/index.ts";
import { milliseconds } from "../../src/shared/model/brand.ts";
import { scanOf } from "../engine/scanning.ts";
import { isWhole, writeMutations, writeTruncations, writeWholeFiles } from "./corpus.ts";

const engine = createEngine({ spawn: forkIsolated(), processes: 2, timeLimit: milliseconds.parse(20_000) });
let root = "";
let names: readonly string[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "damaged-"));
  names = await writeWholeFiles(join(root, "whole"));
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const crashes = (skipped: ReadonlyMap<string, string>) => [...skipped].filter(([, reason]) => reason === "decoder-crashed");

describe("files of every format", () => {
  test("are fingerprinted while they are whole", async () => {
    const { items, skipped } = await scanOf(engine, [join(root, "whole")]);
    expect([...skipped]).toEqual([]);
    expect(items.size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
    for (const { kind, fingerprints, path } of items.values()) {
      expect(fingerprints.map(({ type }) => type), path).toContain(kind === "video" ? "vpdq" : "pdq");
    }
  });

  test(`cut off at every ${isWhole ? 5 : 20} % end with a result or a reason`, async () => {
    const count = await writeTruncations(join(root, "whole"), names, join(root, "cut"), isWhole ? 5 : 20);
    const { items, skipped, last } = await scanOf(engine, [join(root, "cut")]);
    expect(last.state).toBe("done");
    expect(items.size + skipped.size).toBe(count);
    expect(crashes(skipped)).toEqual([]);
  });

  test(`damaged in ${isWhole ? 3_000 : 200} seeded ways end with a result or a reason`, async () => {
    const count = isWhole ? 3_000 : 200;
    await writeMutations(join(root, "whole"), names, join(root, "mutated"), count);
    const { items, skipped, last } = await scanOf(engine, [join(root, "mutated")]);
    expect(last.state).toBe("done");
    expect(items.size + skipped.size).toBe(count);
    // A decoder may fall over a damaged file; its process is replaced, so it must stay the exception.
    expect(crashes(skipped).length).toBeLessThanOrEqual(count / 100);
  });
});
