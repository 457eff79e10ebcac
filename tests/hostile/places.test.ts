/** @file Folders that hold what is no file, names that are no text, and files that do not stay as they are. */
import { execFileSync } from "node:child_process";
import { appendFile, mkdir, mkdtemp, open, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated } from "../../src/engine/index.ts";
import { picture } from "../fixtures/pictures.ts";
import { jsonLines, runCommandLine } from "../fixtures/command-line.ts";
import { scanOf, startScanOf } from "../engine/scanning.ts";

const isPosix = process.platform !== "win32";
const engine = createEngine({ spawn: forkIsolated(), processes: 2 });
let root = "";
let photo: Buffer = Buffer.alloc(0);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "places-"));
  photo = await picture(8, 400, 300).jpeg().toBuffer();
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

describe.skipIf(!isPosix)("a folder with what is no file (needs a POSIX system)", () => {
  test("pipes, sockets, devices and loops are named and passed by", async () => {
    const folder = join(root, "things");
    await mkdir(join(folder, "inner"), { recursive: true });
    await writeFile(join(folder, "inner", "photo.jpg"), photo);
    execFileSync("mkfifo", [join(folder, "pipe.jpg")]);
    await symlink("/dev/zero", join(folder, "zero.jpg"));
    await symlink(folder, join(folder, "inner", "up"));
    await symlink(join(folder, "self"), join(folder, "self"));
    const server = createServer().listen(join(folder, "socket.jpg"));
    await new Promise((resolve) => server.once("listening", resolve));
    const { items, skipped, last } = await scanOf(engine, [folder]);
    server.close();
    expect(last.state).toBe("done");
    expect([...items.keys()]).toEqual([join(folder, "inner", "photo.jpg")]);
    expect(Object.fromEntries([...skipped].map(([path, reason]) => [path.slice(folder.length + 1), reason]))).toEqual({
      "pipe.jpg": "special-file",
      "zero.jpg": "special-file",
      "socket.jpg": "special-file",
      "inner/up": "link-loop",
      self: "link-loop",
    });
  });

  test("names with newlines, control characters, bytes that are no UTF-8 and 255 bytes are read like any other", async () => {
    const folder = join(root, "names");
    await mkdir(folder);
    const names = ["two\nlines.jpg", "\u001b[31mred\u0007.jpg", "\u202egpj.exe", `${"x".repeat(251)}.jpg`, " ", "..."].map((name) => Buffer.from(name));
    names.push(Buffer.from([0xff, 0xfe, 0x41, 0x80]), Buffer.from("c3a9e282", "hex"));
    for (const name of names) await writeFile(Buffer.concat([Buffer.from(`${folder}/`), name]), photo);
    const { items, skipped, run } = await scanOf(engine, [folder]);
    expect([...skipped]).toEqual([]);
    expect(items.size).toBe(names.length);
    expect(run.items(0, 100).length).toBe(names.length);

    const table = await runCommandLine(["hash", folder]);
    expect(table.code).toBe(0);
    // Nothing but line ends and printable characters reaches the terminal.
    expect(/[\p{Cc}\p{Cf}\p{Cs}]/u.test(table.out.replaceAll("\n", ""))).toBe(false);
    expect(table.out.split("\n").filter((line) => line.includes("names/")).length).toBe(names.length);
    const json = await runCommandLine(["hash", folder, "--json"]);
    expect(jsonLines(json.out).filter(({ type }) => type === "file").length).toBe(names.length);
  });
});

describe("files that are only in a cloud drive", () => {
  test("are listed and not read, unless the person asked for them", async () => {
    const path = join(root, "cloud.jpg");
    const file = await open(path, "w");
    await file.truncate(200_000);
    await file.close();
    expect([...(await scanOf(engine, [path])).skipped.values()]).toEqual(["cloud-only"]);
    expect([...(await scanOf(engine, [path], { fetchFromCloud: true })).skipped.values()]).toEqual(["not-media"]);
  });
});

describe("files that do not stay as they are", () => {
  test("are reported, and the scan ends", async () => {
    const folder = join(root, "moving");
    await mkdir(folder);
    const names = Array.from({ length: 300 }, (_, i) => join(folder, `${i}.jpg`));
    for (const name of names) await writeFile(name, photo);
    const run = startScanOf(engine, [folder]);
    // Every third grows, every third vanishes, while the scan goes on.
    for (const [index, name] of names.entries()) {
      if (index % 3 === 1) await appendFile(name, "more");
      if (index % 3 === 2) await unlink(name);
    }
    const last = await run.done;
    expect(last.state).toBe("done");
    expect(last.items + last.skipped).toBe(last.found.files);
    const reasons = new Set(run.skipped(0, 1_000).map(({ reason }) => reason));
    for (const reason of reasons) expect(["missing", "changed-while-read"]).toContain(reason);
  });
});
