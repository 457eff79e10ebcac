/** @file A program without a window: carries on with what it finds, or begins, and says at the end what it has. Its keychain is a file of the test's. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import type { JournalKeys } from "../../../src/cases/index.ts";
import { createEngine, forkIsolated } from "../../../src/engine/index.ts";
import { createScans } from "../../../src/main/scans.ts";
import { createUnfinished } from "../../../src/main/unfinished.ts";
import { localPath } from "../../../src/shared/model/brand.ts";

const [, , folder = "", state = ""] = process.argv;
const keyFile = `${state}.key`;
const keys: JournalKeys = {
  read: () => Promise.resolve(existsSync(keyFile) ? new Uint8Array(readFileSync(keyFile)) : null),
  make: () => {
    const key = new Uint8Array(32).fill(7);
    writeFileSync(keyFile, key);
    return Promise.resolve(key);
  },
  remove: () => {
    rmSync(keyFile, { force: true });
    return Promise.resolve(true);
  },
};

const spawn = forkIsolated();
let readAnew = 0;
const engine = createEngine({
  processes: 2,
  spawn: () => {
    const isolated = spawn();
    return {
      ...isolated,
      send: (message) => {
        if (typeof message === "object" && message !== null && "type" in message && message.type === "hash") readAnew += 1;
        isolated.send(message);
      },
    };
  },
});
const scans = createScans(engine, ({ finished }) => void process.send?.({ finished: finished.files }), createUnfinished({ folder: state, keys, mayKeep: () => Promise.resolve(true) }));
const unfinished = await scans.unfinished();
const carried = await scans.carryOn("everyone-adult", () => Promise.resolve(null));
const begun = carried?.progress ?? (await scans.start([localPath.parse(folder)], "everyone-adult"));
const run = begun === null ? undefined : scans.find(begun.scan);
const last = run === undefined ? null : await run.done;
const names = run?.items(0, 10_000).map(({ name }) => name) ?? [];
if (begun !== null) await scans.sent(begun.scan);
process.send?.({ unfinished: unfinished?.files ?? null, last, names, readAnew }, () => {
  void engine.close().then(() => process.exit(0));
});
