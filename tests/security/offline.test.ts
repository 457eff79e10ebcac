/** @file Promise 1: hashing works with the network taken away, and gives the same. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonLines, runCommandLine } from "../fixtures/command-line.ts";
import { writeSampleFolder } from "../fixtures/pictures.ts";

/** A namespace of its own has no interface at all but a loopback that is down. */
const noNetwork = ["unshare", "--net", "--map-root-user"] as const;
const canTakeNetworkAway = process.platform === "linux" && spawnSync(noNetwork[0], [...noNetwork.slice(1), "true"]).status === 0;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "offline-"));
  await writeSampleFolder(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Processes finish in any order; what they found must not depend on it. */
const found = (out: string) =>
  jsonLines(out)
    .filter(({ type }) => type !== "summary")
    .map((line) => JSON.stringify(line))
    .sort();

describe.skipIf(!canTakeNetworkAway)("without any network (needs Linux and the right to make a namespace)", () => {
  test("a folder gives exactly the fingerprints it gives with one", async () => {
    const [online, offline] = await Promise.all([
      runCommandLine(["hash", folder, "--json"]),
      runCommandLine(["hash", folder, "--json"], { inside: noNetwork }),
    ]);
    expect(offline.code).toBe(0);
    expect(found(offline.out).length).toBe(11);
    expect(found(offline.out)).toEqual(found(online.out));
  });
});
