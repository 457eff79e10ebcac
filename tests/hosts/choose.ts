/** @file Which host there is: Electron's runtime if it was fetched, else a Chromium that is installed. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

export const root = join(import.meta.dirname, "..", "..");

export type Host =
  | { readonly kind: "electron"; readonly executable: string }
  | { readonly kind: "stand-in"; readonly chromium: string };

const electronIn = (dist: string): string => {
  if (process.platform === "win32") return join(dist, "electron.exe");
  if (process.platform === "darwin") return join(dist, "Electron.app", "Contents", "MacOS", "Electron");
  return join(dist, "electron");
};

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const onPath = (name: string): string[] =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name));

const usualPlaces = (): string[] => {
  if (process.platform === "win32") {
    const programs = ["Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  if (process.platform === "darwin") {
    return ["Chromium", "Google Chrome", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  return ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"].flatMap(onPath);
};

export const findElectron = (): string | null => {
  const path = electronIn(process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(root, "node_modules", "electron", "dist"));
  return existsSync(path) ? path : null;
};

/** `CHROMIUM_BIN` names one that is installed elsewhere. */
export const findChromium = (): string | null => [process.env["CHROMIUM_BIN"] ?? "", ...usualPlaces()].find((path) => path !== "" && isProgram(path)) ?? null;

/** Null when there is neither. `OWNPRINT_HOST` set to `electron` or `stand-in` allows only that one. */
export const chooseHost = (): Host | null => {
  const wanted = process.env["OWNPRINT_HOST"];
  const executable = wanted === "stand-in" ? null : findElectron();
  if (executable !== null) return { kind: "electron", executable };
  const chromium = wanted === "electron" ? null : findChromium();
  return chromium === null ? null : { kind: "stand-in", chromium };
};

/** Whether a window can be seen by anybody. */
export const hasDisplay = (): boolean => process.platform !== "linux" || [process.env["DISPLAY"], process.env["WAYLAND_DISPLAY"]].some((name) => name !== undefined && name !== "");
