/** @file `app`: from the first line of the program to its end. */
import type { App } from "electron";
import type { Browser } from "playwright-core";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { connectWindows, openWindows } from "./browser-window.ts";
import { shareBrowser, startChromium } from "./chromium.ts";
import { isLaunchedByTest, listen, onCommand, tell } from "./control.ts";
import { KnownEvents, preventable } from "./emitter.ts";
import { closeRegistration } from "./protocol.ts";
import { records } from "./records.ts";
import { refusing } from "./refusal.ts";
import { useBrowser } from "./session.ts";
import { settings } from "./settings.ts";

const events = new KnownEvents("app", [
  "ready", "will-finish-launching", "window-all-closed", "before-quit", "will-quit", "quit", "activate", "web-contents-created", "second-instance",
  "browser-window-created", "browser-window-blur", "browser-window-focus", "render-process-gone", "child-process-gone", "certificate-error",
  "select-client-certificate", "login", "open-file", "open-url", "gpu-info-update", "session-created", "accessibility-support-changed",
]);

interface Package {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** The program's own package.json, found from its main file as Electron finds it. */
const findPackage = (): Package => {
  for (let folder = dirname(process.argv[1] ?? process.cwd()); ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) {
      const { name = "", version = "0.0.0", productName } = JSON.parse(readFileSync(path, "utf8")) as Record<string, string | undefined>;
      return { folder, name: productName ?? name, version };
    }
    if (folder === dirname(folder)) return { folder: process.cwd(), name: "", version: "0.0.0" };
  }
};
const program = findPackage();

const switches: [name: string, value?: string][] = [];
const paths = new Map<string, string>();
const configHome = process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
const defaultPaths: Readonly<Record<string, () => string>> = {
  home: homedir,
  temp: tmpdir,
  appData: () => configHome,
  userData: () => join(configHome, program.name),
  sessionData: () => getPath("userData"),
  crashDumps: () => join(getPath("userData"), "Crashpad"),
  logs: () => join(getPath("userData"), "logs"),
  exe: () => process.execPath,
  desktop: () => join(homedir(), "Desktop"),
  documents: () => join(homedir(), "Documents"),
  downloads: () => join(homedir(), "Downloads"),
  music: () => join(homedir(), "Music"),
  pictures: () => join(homedir(), "Pictures"),
  videos: () => join(homedir(), "Videos"),
};
const getPath = (name: string): string => {
  const path = paths.get(name) ?? defaultPaths[name]?.();
  if (path === undefined) throw new Error(`Failed to get '${name}' path`);
  return path;
};

let browser: Promise<Browser> | null = null;
let phase: "starting" | "ready" | "quitting" | "gone" = "starting";

const start = async (): Promise<void> => {
  // Everything the main file does before its first wait comes before "ready".
  await new Promise((resolve) => setImmediate(resolve));
  if (phase !== "starting") return;
  browser = startChromium(switches);
  const started = await browser;
  started.on("disconnected", () => {
    // Somebody closed or killed Chromium: without it there is no program.
    if (phase === "ready") exit(1);
  });
  const endpoint = isLaunchedByTest() ? await shareBrowser(started) : null;
  closeRegistration();
  phase = "ready";
  events.emit("ready", {}, {});
  tell({ event: "ready", endpoint });
};

const started = start();
started.catch((error: unknown) => {
  process.stderr.write(`The installed Chromium (${settings.chromium}) could not be started: ${String(error)}\n`);
  process.exit(70);
});
useBrowser(async () => {
  await started;
  if (browser === null) throw new Error("The program is ending.");
  return browser;
});

const endWith = async (code: number): Promise<void> => {
  phase = "gone";
  const late = setTimeout(() => process.exit(code), 3_000);
  await browser?.then((open) => open.close()).catch(() => {});
  clearTimeout(late);
  events.emit("will-quit", preventable({}));
  events.emit("quit", {}, code);
  try {
    // The launcher does this too, unless it was ended itself.
    rmSync(settings.folder, { recursive: true, force: true });
  } catch {
    // A Chromium that is still ending may hold it for a moment.
  }
  process.exit(code);
};

const quit = (): void => {
  if (phase === "quitting" || phase === "gone") return;
  const before = phase;
  const event = preventable({});
  events.emit("before-quit", event);
  if (event.defaultPrevented) return;
  phase = "quitting";
  for (const window of openWindows()) window.close();
  if (openWindows().length > 0) {
    // A window refused to close, and with that the program to end.
    phase = before;
    return;
  }
  void endWith(0);
};

const exit = (code = 0): void => {
  if (phase === "gone") return;
  phase = "quitting";
  for (const window of openWindows()) window.destroy();
  void endWith(code);
};

connectWindows(
  (contents) => events.emit("web-contents-created", {}, contents.facade),
  () => {
    if (phase !== "ready") return;
    if (events.listenerCount("window-all-closed") === 0) quit();
    else events.emit("window-all-closed");
  },
);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, quit);
listen(() => exit(0));
onCommand("quit", quit);
onCommand("records", () => records);

let name = program.name;
const methods = {
  whenReady: () => started,
  isReady: () => phase === "ready",
  quit,
  exit,
  relaunch: () => {
    throw new Error("The stand-in for Electron can't start the program again.");
  },
  focus: () => {},
  hide: () => {},
  requestSingleInstanceLock: () => true,
  hasSingleInstanceLock: () => true,
  releaseSingleInstanceLock: () => {},
  getVersion: () => program.version,
  getName: () => name,
  setName: (given: string) => {
    name = given;
  },
  getLocale: () => settings.locale,
  getSystemLocale: () => settings.locale,
  getPreferredSystemLanguages: () => [settings.locale],
  getLocaleCountryCode: () => settings.locale.split("-")[1] ?? "",
  getAppPath: () => program.folder,
  getPath,
  setPath: (which: string, path: string) => {
    paths.set(which, path);
  },
  isPackaged: false,
  // Chromium's sandbox is on unless root runs it; there is nothing to switch.
  enableSandbox: () => {},
  disableHardwareAcceleration: () => {
    switches.push(["disable-gpu"]);
  },
  setAppUserModelId: () => {},
  clearRecentDocuments: () => {},
  addRecentDocument: () => {
    throw new Error("The program keeps no list of recent documents.");
  },
  isAccessibilitySupportEnabled: () => true,
  setAccessibilitySupportEnabled: () => {},
  setAboutPanelOptions: () => {},
} satisfies Partial<App>;

const switchMethods = {
  appendSwitch: (which: string, value?: string) => {
    switches.push(value === undefined ? [which] : [which, value]);
  },
  appendArgument: () => {
    throw new Error("The stand-in for Electron passes switches on, not arguments.");
  },
  hasSwitch: (which: string) => switches.some(([known]) => known === which),
  getSwitchValue: (which: string) => switches.findLast(([known]) => known === which)?.[1] ?? "",
  removeSwitch: (which: string) => {
    switches.splice(0, switches.length, ...switches.filter(([known]) => known !== which));
  },
} satisfies Record<keyof App["commandLine"], unknown>;
const commandLine = refusing<App["commandLine"]>("app.commandLine", switchMethods);

Object.defineProperty(events, "name", { get: () => name, set: (given: string) => { name = given; }, enumerable: true });
export const app = refusing<App>("app", Object.assign(events, methods, { commandLine }));
