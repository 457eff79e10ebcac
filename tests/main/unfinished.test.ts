/** @file What outlives the program: kept only where it may be, this user's alone, given back whole, and gone when it is erased. */
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { journalKeys, sessionStore, type JournalKeys } from "../../src/cases/index.ts";
import type { BegunScan, Journal } from "../../src/engine/index.ts";
import { stateFolder } from "../../src/main/state-folder.ts";
import { createUnfinished, type Unfinished } from "../../src/main/unfinished.ts";

let root = "";
let folder = "";
let keys: JournalKeys;
let mayKeep = true;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "state-"));
  folder = join(root, "deeper", "op");
  // The keychain's own adapter passes the same suite as this one.
  keys = journalKeys(sessionStore());
  mayKeep = true;
});
afterEach(() => rm(root, { recursive: true, force: true }));

const started = (): Unfinished => createUnfinished({ folder, keys, mayKeep: () => Promise.resolve(mayKeep) });
const scan: BegunScan = { sources: ["/photos"], variants: false, fullDecode: false };
const file = (name: string) => ({ path: `/photos/${name}`, bytes: 10, modified: 20 });
const damaged = { type: "failed", reason: "damaged" } as const;

const begun = async (unfinished: Unfinished, wanted: BegunScan = scan): Promise<Journal> => {
  const journal = await unfinished.begin(wanted);
  if (journal === null) throw new Error("something may be kept, so there is a journal");
  // As the engine does it.
  journal.begin(wanted);
  return journal;
};
/** A program that was closed with two files done. */
const leftBehind = async (): Promise<void> => {
  const unfinished = started();
  const journal = await begun(unfinished);
  journal.remember(file("a"), damaged);
  journal.remember(file("b"), damaged);
  await unfinished.close();
};

describe("an unfinished scan", () => {
  test("is there for the next program, with what was done", async () => {
    await leftBehind();
    const next = started();
    const found = await next.look();
    expect(found).toMatchObject({ files: 2, scan });
    expect(Math.abs((found?.startedAt ?? 0) - Date.now())).toBeLessThan(3_600_000);
    const journal = await begun(next);
    expect(journal.recall(file("a"))).toEqual(damaged);
    await next.close();
  });

  test("can be read by this user alone, and says nothing without its key", async () => {
    await leftBehind();
    const path = join(folder, "data");
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await readFile(path)).includes("photos")).toBe(false);
  });

  test("gives way to a scan of something else, under another key", async () => {
    await leftBehind();
    const before = await keys.read();
    const next = started();
    const journal = await begun(next, { ...scan, sources: ["/others"] });
    expect(journal.recall(file("a"))).toBe(undefined);
    expect(await keys.read()).not.toEqual(before);
    await next.close();
  });

  test("leaves neither file, folder nor key when it is erased", async () => {
    await leftBehind();
    const next = started();
    await next.erase();
    expect(existsSync(folder)).toBe(false);
    expect(await keys.read()).toBe(null);
    expect(await next.look()).toBe(null);
    await next.close();
  });
});

describe("nothing is kept", () => {
  test("where nothing may be", async () => {
    mayKeep = false;
    const unfinished = started();
    expect(await unfinished.begin(scan)).toBe(null);
    expect(existsSync(folder)).toBe(false);
    expect(await keys.read()).toBe(null);
  });

  test("and nothing shown, in a place where nothing may be", async () => {
    await leftBehind();
    mayKeep = false;
    const next = started();
    expect(await next.look()).toBe(null);
    mayKeep = true;
    expect(await next.look()).toMatchObject({ files: 2 });
    await next.close();
  });

  test("of a scan that did nothing yet", async () => {
    const unfinished = started();
    await begun(unfinished);
    await unfinished.close();
    const next = started();
    expect(await next.look()).toBe(null);
    expect(existsSync(folder)).toBe(false);
  });
});

describe("trouble", () => {
  test("a key that is gone makes the file worth nothing, and it is removed", async () => {
    await leftBehind();
    await keys.remove();
    expect(await started().look()).toBe(null);
    expect(existsSync(folder)).toBe(false);
  });

  test("a file that is damaged gives what stands before the damage, or nothing", async () => {
    await leftBehind();
    const path = join(folder, "data");
    await truncate(path, (await stat(path)).size - 3);
    expect(await started().look()).toBe(null);
    await leftBehind();
    await writeFile(path, "not ours");
    expect(await started().look()).toBe(null);
    expect(existsSync(folder)).toBe(false);
  });

  test("a second program neither sees, uses nor erases what the first one keeps", async () => {
    const first = started();
    const journal = await begun(first);
    journal.remember(file("a"), damaged);
    await journal.flush();
    // Another process holds it: this one's parent, which lives.
    await writeFile(join(folder, "lock"), String(process.ppid));
    const second = started();
    expect(await second.look()).toBe(null);
    expect((await second.begin(scan))?.isKept()).toBe(false);
    await second.erase();
    expect(existsSync(join(folder, "data"))).toBe(true);
    expect(await keys.read()).not.toBe(null);
    await first.close();
  });

  test("a program that was killed holds nothing", async () => {
    await leftBehind();
    await writeFile(join(folder, "lock"), "999999999");
    expect(await started().look()).toMatchObject({ files: 2 });
  });

  test("a place that can't be written to is said, and stops nothing", async () => {
    await writeFile(join(root, "deeper"), "a file where the folder should be");
    const journal = await started().begin(scan);
    expect(journal?.isKept()).toBe(false);
    journal?.remember(file("a"), damaged);
    await journal?.flush();
  });
});

describe("the place", () => {
  test("is the system's own for a user's state, under a name that says nothing", () => {
    expect(stateFolder({}, "linux", "/home/u")).toBe("/home/u/.local/state/op");
    expect(stateFolder({ XDG_STATE_HOME: "/run/state" }, "linux", "/home/u")).toBe("/run/state/op");
    expect(stateFolder({ XDG_STATE_HOME: "relative" }, "linux", "/home/u")).toBe("/home/u/.local/state/op");
    expect(stateFolder({}, "darwin", "/Users/u")).toBe("/Users/u/Library/Application Support/op");
  });
});
