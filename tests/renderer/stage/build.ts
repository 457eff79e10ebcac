/** @file Builds the window's page and the double once for all tests, named by what they were built from. */
import react from "@vitejs/plugin-react";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "../../..");
const cache = join(root, ".cache");

const filesIn = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => filesIn(join(path, name))) : [path];

const digest = (): string => {
  const hash = createHash("sha256");
  for (const part of ["src/renderer", "src/shared", "assets/mark.svg", "tests/renderer/double", "tests/renderer/stage/build.ts", "package-lock.json"]) {
    for (const file of filesIn(join(root, part))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
};

/** As the program is built, also when a test runner asks for something else: React's development build is many times slower. */
const asShipped = async (work: () => Promise<void>): Promise<void> => {
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = before;
  }
};

const buildInto = async (folder: string): Promise<void> => {
  const common = { configFile: false, logLevel: "error" } as const;
  await build({
    ...common,
    root: join(root, "src/renderer"),
    base: "./",
    plugins: [react()],
    build: { outDir: join(folder, "page"), emptyOutDir: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  await build({
    ...common,
    build: {
      outDir: join(folder, "double"),
      lib: { entry: join(root, "tests/renderer/double/index.ts"), formats: ["iife"], name: "double", fileName: () => "double.js" },
    },
  });
};

export interface Built {
  readonly page: string;
  readonly double: string;
}

/** Where the built page and the built double are. Several test files may ask at once; the first to finish gives the result. */
export const builtPage = async (): Promise<Built> => {
  const done = join(cache, `renderer-${digest()}`);
  if (!existsSync(done)) {
    const folder = mkdtempSync(join(cache, "renderer-building-"));
    await asShipped(() => buildInto(folder));
    try {
      renameSync(folder, done);
    } catch {
      // Another test file was quicker with the same sources.
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { page: join(done, "page"), double: join(done, "double/double.js") };
};
