/** @file What Electron asks of the desktop around the program: dialogs, links, power, theme and screen. */
import type { Dialog, Menu as ElectronMenu, NativeTheme, OpenDialogOptions, OpenDialogReturnValue, PowerMonitor, SaveDialogOptions, SaveDialogReturnValue, Screen, Shell } from "electron";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { openWindows } from "./browser-window.ts";
import { answersTo, isLaunchedByTest, onCommand } from "./control.ts";
import { KnownEvents } from "./emitter.ts";
import { records } from "./records.ts";
import { refusing } from "./refusal.ts";
import { settings } from "./settings.ts";

// --- dialog

const testChoosesFiles = answersTo<readonly string[]>("answer-open-dialog");
const testChoosesPlace = answersTo<readonly string[]>("answer-save-dialog");

const isThere = (command: string): boolean => spawnSync("which", [command], { stdio: "ignore" }).status === 0;

/** With a person in front of it: the desktop's own dialog where there is one, else the terminal. */
const askPerson = async ({ properties = [], title = "Choose" }: OpenDialogOptions, more: readonly string[] = []): Promise<readonly string[]> => {
  if (isThere("zenity")) {
    const kinds = [...(properties.includes("openDirectory") ? ["--directory"] : []), ...(properties.includes("multiSelections") ? ["--multiple"] : [])];
    const { stdout } = spawnSync("zenity", ["--file-selection", `--title=${title}`, "--separator=\n", ...kinds, ...more], { encoding: "utf8" });
    return stdout.split("\n").filter((line) => line !== "");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const line = await terminal.question(`${title}: type a path and press Enter (nothing cancels): `);
    return line.trim() === "" ? [] : [resolve(line.trim())];
  } finally {
    terminal.close();
  }
};

const ask = async (options: OpenDialogOptions): Promise<readonly string[]> => {
  if (!isLaunchedByTest()) return askPerson(options);
  return testChoosesFiles();
};

/** The same for a file that is not there yet. */
const askPlace = async ({ title = "Save as", defaultPath = "" }: SaveDialogOptions): Promise<readonly string[]> => {
  if (!isLaunchedByTest()) return askPerson({ title: `${title} (${defaultPath})` }, ["--save", "--confirm-overwrite", `--filename=${defaultPath}`]);
  return testChoosesPlace();
};

export const dialog = refusing<Dialog>("dialog", {
  showOpenDialog: async (...given: unknown[]): Promise<OpenDialogReturnValue> => {
    const filePaths = [...(await ask(given.at(-1) as OpenDialogOptions))];
    return { canceled: filePaths.length === 0, filePaths };
  },
  showSaveDialog: async (...given: unknown[]): Promise<SaveDialogReturnValue> => {
    const [filePath = ""] = await askPlace(given.at(-1) as SaveDialogOptions);
    return { canceled: filePath === "", filePath };
  },
});

// --- shell: links are remembered, never opened

export const shell = refusing<Shell>("shell", {
  openExternal: (url: string) => {
    records.openedLinks.push(url);
    if (!isLaunchedByTest()) process.stdout.write(`Would open in the system's browser: ${url}\n`);
    return Promise.resolve();
  },
} satisfies Partial<Shell>);

// --- powerMonitor: events come from the test

const power = new KnownEvents("powerMonitor", ["suspend", "resume", "lock-screen", "unlock-screen", "shutdown", "on-ac", "on-battery", "user-did-become-active", "user-did-resign-active"]);
export const powerMonitor = refusing<PowerMonitor>(
  "powerMonitor",
  Object.assign(power, { getSystemIdleTime: () => 0, getSystemIdleState: () => "active" as const, isOnBatteryPower: () => false } satisfies Partial<PowerMonitor>),
);
onCommand("emit-power", (event) => {
  power.emit(String(event));
});
onCommand("emit-window", (event) => {
  for (const window of openWindows()) {
    if (event === "hide") window.hide();
    else if (event === "minimize") window.minimize();
    else window.emit(String(event));
  }
});
onCommand("window-state", () => openWindows().map((window) => ({ visible: window.isVisible(), title: window.getTitle(), contentProtected: window.isContentProtected() })));

// --- theme and screen

const theme = new KnownEvents("nativeTheme", ["updated"]);
let themeSource: NativeTheme["themeSource"] = "system";
Object.defineProperties(theme, {
  themeSource: {
    get: () => themeSource,
    set: (source: NativeTheme["themeSource"]) => {
      themeSource = source;
      const colorScheme = source === "system" ? settings.colorScheme : source;
      for (const { contents } of openWindows()) void contents.page?.emulateMedia({ colorScheme });
      theme.emit("updated");
    },
  },
  shouldUseDarkColors: { get: () => (themeSource === "system" ? settings.colorScheme : themeSource) === "dark" },
  shouldUseHighContrastColors: { get: () => settings.forcedColors === "active" },
  inForcedColorsMode: { get: () => settings.forcedColors === "active" },
});
export const nativeTheme = refusing<NativeTheme>("nativeTheme", theme);

const display = () => {
  const { width, height } = settings.viewport ?? { width: 1280, height: 1024 };
  const bounds = { x: 0, y: 0, width, height };
  return { id: 1, bounds, workArea: bounds, size: { width, height }, workAreaSize: { width, height }, scaleFactor: 1, rotation: 0 };
};
export const screen = refusing<Screen>(
  "screen",
  Object.assign(new KnownEvents("screen", ["display-added", "display-removed", "display-metrics-changed"]), {
    getPrimaryDisplay: display,
    getAllDisplays: () => [display()],
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
);

// --- menu: the program has none

export const Menu = refusing<typeof ElectronMenu>("Menu", {
  setApplicationMenu: (menu: ElectronMenu | null) => {
    if (menu !== null) throw new Error("The stand-in for Electron shows no menus.");
  },
  getApplicationMenu: () => null,
});
