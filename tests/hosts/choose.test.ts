/** @file Which host is chosen, and what a person is told who has none. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chooseHost } from "./choose.ts";

let folder: string;
let electron: string;
let chromium: string;

const program = (path: string): string => {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return path;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "choose-test-"));
  const runtime = { win32: "electron.exe", darwin: "Electron.app/Contents/MacOS/Electron" }[process.platform as string] ?? "electron";
  electron = join(folder, "dist", runtime);
  chromium = program(join(folder, "a-chromium"));
  vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", join(folder, "dist"));
  vi.stubEnv("CHROMIUM_BIN", chromium);
  vi.stubEnv("OWNPRINT_HOST", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("Electron is taken where its runtime is", () => {
  program(electron);
  expect(chooseHost()).toEqual({ kind: "electron", executable: electron });
});

test("without it, an installed Chromium is", () => {
  expect(chooseHost()).toEqual({ kind: "stand-in", chromium });
});

test("OWNPRINT_HOST allows one of the two alone", () => {
  vi.stubEnv("OWNPRINT_HOST", "electron");
  expect(chooseHost()).toBeNull();
  program(electron);
  vi.stubEnv("OWNPRINT_HOST", "stand-in");
  expect(chooseHost()).toEqual({ kind: "stand-in", chromium });
});

test.skipIf(process.platform !== "linux")("starting without a display ends with 3 and the next step", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "start.ts")], {
    encoding: "utf8",
    env: { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "" },
  });
  expect(status).toBe(3);
  expect(stderr).toContain("npm run demo");
});

test.skipIf(process.platform !== "linux")("starting with neither host ends with 3 and the next step", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "start.ts")], {
    encoding: "utf8",
    env: { PATH: folder, DISPLAY: ":0", ELECTRON_OVERRIDE_DIST_PATH: folder },
  });
  expect(status).toBe(3);
  expect(stderr).toContain("apt-get install chromium");
});
