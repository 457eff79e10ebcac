/** @file The journal: closing and reopening carries on, and the file says nothing to whoever finds it. */
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEngine, forkIsolated, openJournal, type Journal } from "../../src/engine/index.ts";
import { writeSampleFolder } from "../fixtures/pictures.ts";
import { scanOf } from "./scanning.ts";

const secret = randomBytes(32);
const key = { get: () => Promise.resolve(secret) };
const engine = createEngine({ spawn: forkIsolated(), processes: 2 });
let root = "";
let place = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "journal-"));
  await writeSampleFolder(join(root, "sample"));
});
beforeEach(async () => {
  place = join(await mkdtemp(join(root, "kept-")), "data");
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const opened = async (): Promise<Journal> => {
  const journal = await openJournal(place, key);
  if (journal === null) throw new Error("there is a key, so there is a journal");
  return journal;
};

const scanned = async (): Promise<Journal> => {
  const journal = await opened();
  await scanOf(engine, [join(root, "sample")], { journal });
  await journal.close();
  return journal;
};

/** An engine that can decode nothing: whatever it finds came from the journal. */
const idle = createEngine({ spawn: forkIsolated(join(tmpdir(), "there-is-no-such-worker.js")) });

describe("a scan with a journal", () => {
  test("does not read again what it has done, and finds the same", async () => {
    await scanned();
    const fresh = await scanOf(engine, [join(root, "sample")]);
    const journal = await opened();
    expect(journal.begun()).toEqual({ sources: [join(root, "sample")], variants: false, fullDecode: false });
    const again = await scanOf(idle, [join(root, "sample")], { journal });
    await journal.close();
    const facts = (items: typeof again.items) => [...items.values()].map(({ path, fingerprints, notices }) => ({ path, fingerprints, notices })).sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(facts(again.items)).toEqual(facts(fresh.items));
    expect(again.skipped).toEqual(fresh.skipped);
  });

  test("reads a file again that has changed since", async () => {
    await scanned();
    const changed = join(root, "sample", "IMG_0003.png");
    await utimes(changed, new Date(), new Date(Date.now() - 60_000));
    const journal = await opened();
    const { skipped } = await scanOf(idle, [join(root, "sample")], { journal });
    await journal.close();
    expect([...skipped.keys()].filter((path) => skipped.get(path)?.startsWith("decoder-"))).toEqual([changed]);
  });

  test("does not mistake another scan's memory for its own", async () => {
    await scanned();
    const journal = await opened();
    const { items } = await scanOf(idle, [join(root, "sample")], { journal, variants: true });
    await journal.close();
    expect(items.size).toBe(0);
  });
});

describe("the journal's file", () => {
  test("holds no name, path or fingerprint in the clear, and is this user's alone", async () => {
    await scanned();
    const content = await readFile(place);
    for (const word of ["IMG_", "sample", "pdq", "md5", "begun", "skipped"]) expect(content.includes(word), word).toBe(false);
    expect((await stat(place)).mode & 0o077).toBe(0);
  });

  test("with its end cut off anywhere gives all that stands before", async () => {
    await scanned();
    const whole = await readFile(place);
    const sizes: number[] = [];
    for (let cut = whole.length; cut > 0; cut -= Math.ceil(whole.length / 40)) {
      await writeFile(place, whole.subarray(0, cut));
      const journal = await opened();
      sizes.push(journal.size());
      await journal.close();
    }
    expect(sizes[0]).toBe(11);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  test("goes on after a torn end, and what is added can be read", async () => {
    await scanned();
    await truncate(place, (await stat(place)).size - 5);
    const journal = await opened();
    await scanOf(engine, [join(root, "sample")], { journal });
    await journal.close();
    const reopened = await opened();
    expect(reopened.size()).toBe(11);
    await reopened.close();
  });

  test("changed in one bit anywhere gives only what stands before", async () => {
    await scanned();
    const whole = await readFile(place);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 25)) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(place, changed);
      const journal = await opened();
      expect(journal.size(), `byte ${at}`).toBeLessThan(11);
      await journal.close();
    }
  });

  test.skipIf(process.platform !== "linux")("is refused where the disk takes nothing; a scan with one says that it is kept", async () => {
    // The kernel's own file that is always full.
    await expect(openJournal("/dev/full", key)).rejects.toThrow();
    const journal = await opened();
    const { last } = await scanOf(engine, [join(root, "sample")], { journal });
    expect(last.remembered).toBe(true);
    await journal.close();
  });

  test("is gone when it is erased", async () => {
    await scanned();
    const journal = await opened();
    await journal.erase();
    expect(await readdir(join(place, ".."))).toEqual([]);
  });

  test("is not made where nothing may be kept", async () => {
    expect(await openJournal(place, { get: () => Promise.resolve(null) })).toBe(null);
    expect(await readdir(join(place, ".."))).toEqual([]);
  });
});
