/** @file The same program in real Electron, driven by Playwright's own support for it. */
import { _electron as electron } from "playwright-core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { root } from "./choose.ts";
import { dropFiles } from "./drop-files.ts";
import type { PrintAnswer } from "./electron-stand-in/printer.ts";
import type { DeniedPermission, DeniedRequest } from "./electron-stand-in/records.ts";
import type { LaunchOptions, Program } from "./program.ts";

/** What the specs read back, kept on the main process' own global object. */
interface Kept {
  readonly openedLinks: string[];
  readonly answers: string[][];
  readonly printedPages: string[];
}

interface Answers<Answer> {
  readonly answers: Answer[];
  readonly askers: ((answer: Answer) => void)[];
}

export const launchElectron = async (executablePath: string, options: LaunchOptions): Promise<Program> => {
  const home = mkdtempSync(join(tmpdir(), "host-"));
  const given: Record<string, string | undefined> = { ...process.env, ...options.env };
  const env = Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const app = await electron.launch({
    executablePath,
    cwd: root,
    env,
    locale: options.locale ?? "en-US",
    colorScheme: options.colorScheme ?? "light",
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--lang=${options.locale ?? "en-US"}`, options.main ?? root, ...(options.args ?? [])],
  });
  const child = app.process();
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));

  await app.evaluate(({ app: electronApp, dialog, shell }) => {
    const kept: Kept = { openedLinks: [], answers: [], printedPages: [] };
    const askers: ((paths: string[]) => void)[] = [];
    const places = { answers: [] as string[], askers: [] as ((path: string) => void)[] };
    const prints = { answers: [] as PrintAnswer[], askers: [] as ((answer: PrintAnswer) => void)[] };
    Object.assign(globalThis, { keptForSpecs: kept, askersForSpecs: askers, placesForSpecs: places, printsForSpecs: prints });
    dialog.showSaveDialog = async () => {
      const filePath = places.answers.shift() ?? (await new Promise<string>((resolve) => places.askers.push(resolve)));
      return { canceled: filePath === "", filePath };
    };
    electronApp.on("web-contents-created", (_event, contents) => {
      contents.print = (_options, callback) => {
        const done = async (answer: PrintAnswer): Promise<void> => {
          if (answer === "printed") kept.printedPages.push(String(await contents.executeJavaScript("document.body.innerText").catch(() => "")));
          callback?.(answer === "printed", answer === "cancelled" ? "Print job canceled" : answer === "failed" ? "Print job failed" : "");
        };
        const next = prints.answers.shift();
        if (next === undefined) prints.askers.push((answer) => void done(answer));
        else void done(next);
      };
    });
    shell.openExternal = (url) => {
      kept.openedLinks.push(url);
      return Promise.resolve();
    };
    dialog.showOpenDialog = async () => {
      const filePaths = kept.answers.shift() ?? (await new Promise<string[]>((resolve) => askers.push(resolve)));
      return { canceled: filePaths.length === 0, filePaths };
    };
  });
  const page = await app.firstWindow();
  await page.emulateMedia({ forcedColors: options.forcedColors ?? "none", reducedMotion: options.reducedMotion ?? "no-preference" });
  const { viewport } = options;
  if (viewport !== undefined) {
    await app.evaluate(({ BrowserWindow }, size) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(size.width, size.height);
    }, viewport);
  }
  const deniedRequests: DeniedRequest[] = [];
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_BLOCKED_BY_CLIENT") return;
    deniedRequests.push({ url: request.url(), resourceType: request.resourceType(), by: "program" });
  });

  const afterEnd = async (): Promise<void> => {
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  return {
    host: "electron",
    page,
    mainProcess: { pid: child.pid ?? -1 },
    answerOpenDialog: (paths) =>
      app.evaluate((_electron, list) => {
        const { keptForSpecs, askersForSpecs } = globalThis as unknown as { keptForSpecs: Kept; askersForSpecs: ((paths: string[]) => void)[] };
        const asker = askersForSpecs.shift();
        if (asker === undefined) keptForSpecs.answers.push(list);
        else asker(list);
      }, [...paths]),
    answerSaveDialog: (path) =>
      app.evaluate((_electron, chosen) => {
        const { placesForSpecs } = globalThis as unknown as { placesForSpecs: Answers<string> };
        const asker = placesForSpecs.askers.shift();
        if (asker === undefined) placesForSpecs.answers.push(chosen);
        else asker(chosen);
      }, path ?? ""),
    answerPrint: (answer) =>
      app.evaluate((_electron, given) => {
        const { printsForSpecs } = globalThis as unknown as { printsForSpecs: Answers<PrintAnswer> };
        const asker = printsForSpecs.askers.shift();
        if (asker === undefined) printsForSpecs.answers.push(given);
        else asker(given);
      }, answer),
    printedPages: () => app.evaluate(() => (globalThis as unknown as { keptForSpecs: Kept }).keptForSpecs.printedPages),
    dropFiles,
    emitPower: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    emitWindow: (event) =>
      app.evaluate(({ BrowserWindow }, name) => {
        for (const window of BrowserWindow.getAllWindows()) {
          if (name === "hide") window.hide();
          else if (name === "minimize") window.minimize();
          else window.emit(name);
        }
      }, event),
    deniedRequests: () => Promise.resolve(deniedRequests),
    // Electron's own denial leaves no trace to read; specs look at what the page got.
    deniedPermissions: () => Promise.resolve<readonly DeniedPermission[]>([]),
    openedLinks: () => app.evaluate(() => (globalThis as unknown as { keptForSpecs: Kept }).keptForSpecs.openedLinks),
    clipboardText: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    clipboardTypes: () => app.evaluate(async ({ clipboard }) => (await clipboard.read()).flatMap(({ types }) => types)),
    copyElsewhere: (text) => app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text),
    windows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({ visible: window.isVisible(), title: window.getTitle(), contentProtected: window.isContentProtected() })),
      ),
    errorOutput: () => errors,
    ended,
    kill: async (signal) => {
      child.kill(signal);
      await afterEnd();
    },
    close: async () => {
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      if (child.exitCode === null && child.signalCode === null) await app.close().catch(() => {});
      await afterEnd();
      clearTimeout(late);
    },
  };
};
