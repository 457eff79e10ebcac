/** @file Promise 3: files are only read, never moved, changed, renamed or deleted. */
import { createHash } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommandLine } from "../fixtures/command-line.ts";
import { writeSampleFolder } from "../fixtures/pictures.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "only-read-"));
  await writeSampleFolder(folder);
  await chmod(join(folder, "IMG_0001.jpg"), 0o444);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything about a folder that reading must not change. */
const portrait = async (): Promise<readonly string[]> => {
  const names = (await readdir(folder, { recursive: true })).sort();
  return Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name));
      const { mode, size, mtimeMs, ctimeMs, ino, nlink } = found;
      const digest = found.isDirectory() ? "folder" : createHash("sha256").update(await readFile(join(folder, name))).digest("hex");
      return [name, mode, size, mtimeMs, ctimeMs, ino, nlink, digest].join(" ");
    }),
  );
};

describe("hashing a folder", () => {
  test("leaves names, contents, times and rights as they were", async () => {
    const before = await portrait();
    expect((await runCommandLine(["hash", folder, "--json"])).code).toBe(0);
    expect(await portrait()).toEqual(before);
    expect(before.length).toBe(12);
  });
});
