/** @file Trying skipped files again: what was mended becomes an item, the rest keeps its place with the newest reason. */
import fc from "fast-check";
import { mkdir, mkdtemp, readdir, rm, truncate, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated, type ScanRun } from "../../src/engine/index.ts";
import { picture, writePicture } from "../fixtures/pictures.ts";
import { scanOf, startScanOf } from "./scanning.ts";

const engine = createEngine({ spawn: forkIsolated(), processes: 2 });
let root = "";
let photo: Buffer;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "again-"));
  photo = await picture(4, 80, 60).jpeg().toBuffer();
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const newFolder = (): Promise<string> => mkdtemp(join(root, "folder-"));

const skippedOf = (run: ScanRun) => run.skipped(0, 1_000);
const idOf = (run: ScanRun, name: string): number => skippedOf(run).find((one) => one.name === name)?.id ?? -1;
const itemNames = (run: ScanRun): readonly string[] => run.items(0, 1_000).map(({ name }) => name).sort();

/** A file whose content is somewhere else, as the system tells of it: a size, and no block on the disk. */
const writeHollow = async (path: string): Promise<void> => {
  await writeFile(path, "");
  await truncate(path, 100_000);
};

describe("trying again", () => {
  test("makes an item of a file that was replaced, and leaves the others as they are", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "a.jpg"), photo.subarray(0, 300));
    await writeFile(join(folder, "b.jpg"), "");
    await writeFile(join(folder, "c.jpg"), photo);
    const { run } = await scanOf(engine, [folder]);
    expect(itemNames(run)).toEqual(["c.jpg"]);
    const empty = skippedOf(run).find(({ name }) => name === "b.jpg");
    await writeFile(join(folder, "a.jpg"), photo);
    run.tryAgain([idOf(run, "a.jpg")]);
    expect(run.progress()).toMatchObject({ state: "running", skipped: 2, finished: { files: 2 } });
    expect(await run.done).toMatchObject({ state: "done", countingDone: true, items: 2, skipped: 1, found: { files: 3 }, finished: { files: 3 } });
    expect(run.progress().finished).toEqual(run.progress().found);
    expect(itemNames(run)).toEqual(["a.jpg", "c.jpg"]);
    expect(skippedOf(run)).toEqual([empty]);
  });

  test("keeps what fails once more under its id, with the newest reason", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "a.jpg"), photo.subarray(0, 300));
    const { run } = await scanOf(engine, [folder]);
    const id = idOf(run, "a.jpg");
    await unlink(join(folder, "a.jpg"));
    run.tryAgain([id]);
    await run.done;
    expect(skippedOf(run)).toMatchObject([{ id, reason: "missing" }]);
    await writeFile(join(folder, "a.jpg"), "words");
    run.tryAgain([id]);
    await run.done;
    expect(skippedOf(run)).toMatchObject([{ id, reason: "not-media" }]);
  });

  test("fetches what lies only in a cloud drive, which the first scan never does", async () => {
    const folder = await newFolder();
    await writeHollow(join(folder, "far.jpg"));
    const { run } = await scanOf(engine, [folder]);
    const id = idOf(run, "far.jpg");
    expect(skippedOf(run)).toMatchObject([{ reason: "cloud-only" }]);
    run.tryAgain([id]);
    await run.done;
    // It was read: there was nothing in it.
    expect(skippedOf(run)).toMatchObject([{ id, reason: "not-media" }]);
  });

  test("walks a folder that can be read at last, and counts what lies in it", async () => {
    const folder = await newFolder();
    const late = join(root, "late");
    await writeFile(join(folder, "a.jpg"), photo);
    const { run } = await scanOf(engine, [folder, late]);
    expect(skippedOf(run)).toMatchObject([{ name: "late", reason: "missing" }]);
    await mkdir(join(late, "inner"), { recursive: true });
    await writeFile(join(late, "b.jpg"), photo);
    await writeFile(join(late, "inner", "c.jpg"), photo);
    await writeHollow(join(late, "inner", "far.jpg"));
    run.tryAgain([idOf(run, "late")]);
    expect(await run.done).toMatchObject({ state: "done", found: { files: 4 }, finished: { files: 4 }, items: 3, skipped: 1 });
    expect(run.items(0, 10).map(({ name, folder: shown }) => `${shown}/${name}`).sort()).toEqual(["/a.jpg", "/b.jpg", "inner/c.jpg"]);
    // Nobody was asked about this one yet.
    expect(skippedOf(run)).toMatchObject([{ name: "far.jpg", folder: "inner", reason: "cloud-only" }]);
  });

  test("passes over ids that are not skipped, and is done at once without any", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "a.jpg"), photo);
    const { run } = await scanOf(engine, [folder]);
    run.tryAgain([0, 17]);
    expect(run.progress()).toMatchObject({ state: "done", items: 1, skipped: 0 });
  });

  test("that is cancelled leaves everything where it was", async () => {
    const folder = await newFolder();
    await Promise.all(Array.from({ length: 40 }, (_, i) => writePicture(join(folder, `${i}.jpg`), i, 400, 300)));
    await Promise.all(Array.from({ length: 40 }, (_, i) => truncate(join(folder, `${i}.jpg`), 400)));
    const { run } = await scanOf(engine, [folder]);
    const ids = skippedOf(run).map(({ id }) => id);
    expect(ids.length).toBe(40);
    run.tryAgain(ids);
    run.cancel();
    expect(await run.done).toMatchObject({ state: "done", items: 0, skipped: 40 });
    expect(run.progress().finished).toEqual(run.progress().found);
    expect(skippedOf(run).map(({ id }) => id)).toEqual(ids);
    run.tryAgain(ids);
    expect(await run.done).toMatchObject({ state: "done", items: 0, skipped: 40 });
  });

  test("works while the scan still goes on", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "0.jpg"), "");
    await Promise.all(Array.from({ length: 200 }, (_, i) => writeFile(join(folder, `photo ${i}.jpg`), photo)));
    const tried: number[] = [];
    const run = startScanOf(engine, [folder], {
      onSkipped: ({ id }) => {
        if (tried.length > 0) return;
        tried.push(id);
        queueMicrotask(() => run.tryAgain([id]));
      },
    });
    expect(await run.done).toMatchObject({ state: "done", items: 200, skipped: 1, found: { files: 201 }, finished: { files: 201 } });
  });
});

describe("whatever becomes of the files in between", () => {
  type Content = "photo" | "half" | "words" | "empty" | "hollow" | "gone";
  const contents = fc.constantFrom<Content>("photo", "half", "words", "empty", "hollow", "gone");
  const put = async (path: string, content: Content): Promise<void> => {
    await rm(path, { force: true });
    switch (content) {
      case "photo":
        return writeFile(path, photo);
      case "half":
        return writeFile(path, photo.subarray(0, 300));
      case "words":
        return writeFile(path, "words");
      case "empty":
        return writeFile(path, "");
      case "hollow":
        return writeHollow(path);
      case "gone":
        return;
    }
  };

  test("every file that was found ends as an item or skipped, and never as both", async () => {
    const rounds = fc.array(fc.record({ contents: fc.array(contents, { minLength: 6, maxLength: 6 }), tried: fc.array(fc.nat(8), { maxLength: 9 }), cancels: fc.boolean() }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(contents.filter((one) => one !== "gone"), { minLength: 6, maxLength: 6 }), rounds, async (first, later) => {
        const folder = await newFolder();
        for (const [i, content] of first.entries()) await put(join(folder, `${i}.jpg`), content);
        const names = (await readdir(folder)).sort();
        const { run } = await scanOf(engine, [folder]);
        for (const { contents: next, tried, cancels } of later) {
          for (const [i, content] of next.entries()) await put(join(folder, `${i}.jpg`), content);
          const before = new Map(skippedOf(run).map(({ id, name }) => [id, name]));
          run.tryAgain(tried);
          if (cancels) run.cancel();
          const last = await run.done;
          expect(last.state).toBe("done");
          expect([...itemNames(run), ...skippedOf(run).map(({ name }) => name)].sort()).toEqual(names);
          expect(last).toMatchObject({ found: { files: 6 }, finished: { files: 6 }, items: itemNames(run).length, skipped: skippedOf(run).length });
          expect(last.finished.bytes).toBe(last.found.bytes);
          for (const { id, name } of skippedOf(run)) expect(before.get(id)).toBe(name);
        }
        await rm(folder, { recursive: true });
      }),
      { numRuns: 25 },
    );
  });
});
