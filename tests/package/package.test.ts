/** @file Packs the built program against a stub of Electron's runtime and looks at what went in, and what stayed out. */
import { getCurrentFuseWire, FuseState, FuseV1Options } from "@electron/fuses";
import { listPackage } from "@electron/asar";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { fuses } from "../../packaging/fuses.mjs";

const root = join(import.meta.dirname, "../..");
const unpackedProgram = join(root, "dist", "linux-unpacked");
const resources = join(unpackedProgram, "resources");

let packed: readonly string[] = [];
let beside: readonly string[] = [];

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, "scripts", "package.mjs"), "--stub"], { cwd: root });
  packed = listPackage(join(resources, "app.asar"), { isPack: false }).map((path) => path.replaceAll("\\", "/"));
  beside = (await readdir(join(resources, "app.asar.unpacked"), { recursive: true })).map((path) => path.replaceAll("\\", "/"));
}, 180_000);

describe("the package", () => {
  test("holds the built program", () => {
    expect(packed).toEqual(
      expect.arrayContaining(["/out/main/index.js", "/out/main/worker.js", "/out/preload/index.cjs", "/out/renderer/index.html", "/package.json"]),
    );
  });

  test.each([
    ["our sources", /^\/(?:src|bench|scripts|packaging|eslint|docs)\//],
    ["tests", /^\/tests\/|\.test\.[jt]sx?$/],
    ["the bank", /^\/bank\/|\/@ownprint\/|\/fastify\/|\/pglite\//],
    ["the host for tests", /stand-in/],
    ["TypeScript", /\.tsx?$/],
    ["source maps", /\.map$/],
    ["development tools", /\/node_modules\/(?:vite|vitest|eslint|typescript|playwright-core|electron)\//],
  ])("holds nothing of %s", (_what, pattern) => {
    expect(packed.length).toBeGreaterThan(50);
    expect([...packed, ...beside].filter((path) => pattern.test(path))).toEqual([]);
  });

  test("holds every module that the built main files ask for", () => {
    const packages = new Set(packed.map((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter((name) => name !== undefined));
    expect([...packages]).toEqual(expect.arrayContaining(["sharp", "@napi-rs/keyring", "libheif-js", "zod"]));
  });

  test("keeps native parts outside the archive, where they can be loaded", () => {
    expect(beside.filter((path) => path.endsWith(".node")).length).toBeGreaterThanOrEqual(2);
    expect(beside.some((path) => /@img\/sharp-libvips-[^/]+\/lib\/libvips/.test(path))).toBe(true);
  });

  test("has every fuse of this Electron set as packaging/fuses.mjs says", async () => {
    const wire = await getCurrentFuseWire(join(unpackedProgram, "ownprint"));
    const names = Object.entries(FuseV1Options).filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === "number");
    expect(names.length).toBe(9);
    for (const [name, fuse] of names) {
      expect([name, wire[fuse]]).toEqual([name, fuses[fuse] === true ? FuseState.ENABLE : FuseState.DISABLE]);
    }
  });

  test("is made for the three systems", async () => {
    const config = await import("node:fs/promises").then(({ readFile }) => readFile(join(root, "electron-builder.yml"), "utf8"));
    expect(config).toMatch(/^win:$/m);
    expect(config).toMatch(/^mac:$/m);
    expect(config).toMatch(/^linux:$/m);
    expect(existsSync(join(unpackedProgram, "ownprint"))).toBe(true);
  });
});
