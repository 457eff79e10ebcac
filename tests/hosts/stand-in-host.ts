/** @file Starts a program in the stand-in: its main file in a Node process of its own, its page in an installed Chromium. */
import { chromium as playwright, type Browser, type Page } from "playwright-core";
import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./choose.ts";
import { dropFiles } from "./drop-files.ts";
import type { records } from "./electron-stand-in/records.ts";
import type { StandInSettings } from "./electron-stand-in/settings.ts";
import type { LaunchOptions, Program, WindowState } from "./program.ts";

const register = new URL("electron-stand-in/register.ts", import.meta.url).href;
const pinnedNode = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Chromium's profile and everything else of this run; only once the program has ended. */
  readonly removeTraces: () => void;
}

/** The run's folder is in memory where the system has such a place. */
const runFolder = (): string => mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), `host-${process.pid}-`));

export const startInStandIn = (chromium: string, options: LaunchOptions, stdio: StdioOptions): Started => {
  const folder = runFolder();
  const settings: StandInSettings = {
    chromium,
    folder,
    display: options.display ?? false,
    locale: options.locale ?? "en-US",
    colorScheme: options.colorScheme ?? "light",
    forcedColors: options.forcedColors ?? "none",
    reducedMotion: options.reducedMotion ?? "no-preference",
    viewport: options.viewport ?? null,
  };
  const given: Record<string, string | undefined> = { ...process.env, ...options.env, STAND_IN_SETTINGS: JSON.stringify(settings) };
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const main = options.main ?? join(root, "out", "main", "index.js");
  const child = spawn(pinnedNode, ["--import", register, main, ...(options.args ?? [])], { cwd: root, env, stdio });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("exit", resolve);
    child.once("error", reject);
  });
  return {
    child,
    ended,
    removeTraces: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
};

interface Answer {
  readonly standIn: true;
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
interface Ready {
  readonly standIn: true;
  readonly event: "ready";
  readonly endpoint: string;
}

const isOurs = (message: unknown): message is Answer | Ready => typeof message === "object" && message !== null && "standIn" in message;

/** The test's end of the line that control.ts answers on. */
const controlOf = (child: ChildProcess) => {
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>();
  let lastId = 0;
  const ready = Promise.withResolvers<string>();
  ready.promise.catch(() => {});
  child.on("message", (message) => {
    if (!isOurs(message)) return;
    if ("event" in message) {
      ready.resolve(message.endpoint);
      return;
    }
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asker?.resolve(message.value);
    else asker?.reject(new Error(message.error));
  });
  child.once("exit", (code, signal) => {
    const gone = new Error(`The program ended (${signal ?? `code ${String(code)}`}).`);
    ready.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
  });
  return {
    ready: ready.promise,
    ask: (command: string, argument: unknown = null): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        waiting.set(id, { resolve, reject });
        child.send({ standIn: true, id, command, argument }, (error) => {
          if (error !== null) reject(error);
        });
      }),
  };
};

const untilWindow = async (browser: Browser, hasEnded: () => boolean): Promise<Page> => {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const page = browser.contexts().flatMap((context) => context.pages()).find((open) => open.url() !== "about:blank");
    if (page !== undefined) {
      await page.waitForLoadState("load");
      return page;
    }
    if (hasEnded()) break;
    await sleep(50);
  }
  throw new Error("The program opened no window.");
};

export const launchStandIn = async (chromium: string, options: LaunchOptions): Promise<Program> => {
  const started = startInStandIn(chromium, options, ["ignore", "ignore", "pipe", "ipc"]);
  const { child } = started;
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const control = controlOf(child);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  let browser: Browser | null = null;

  const afterEnd = async (): Promise<void> => {
    await started.ended;
    await browser?.close().catch(() => {});
    started.removeTraces();
  };
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await afterEnd();
  };

  try {
    browser = await playwright.connect(await control.ready);
    const page = await untilWindow(browser, hasEnded);
    const tell = async (command: string, argument: unknown): Promise<void> => {
      await control.ask(command, argument);
    };
    const seen = async () => (await control.ask("records")) as typeof records;
    return {
      host: "stand-in",
      page,
      mainProcess: { pid: child.pid ?? -1 },
      answerOpenDialog: (paths) => tell("answer-open-dialog", paths),
      answerSaveDialog: (path) => tell("answer-save-dialog", path === null ? [] : [path]),
      answerPrint: (answer) => tell("answer-print", answer),
      printedPages: async () => (await seen()).printedPages,
      dropFiles,
      emitPower: (event) => tell("emit-power", event),
      emitWindow: (event) => tell("emit-window", event),
      deniedRequests: async () => (await seen()).deniedRequests,
      deniedPermissions: async () => (await seen()).deniedPermissions,
      openedLinks: async () => (await seen()).openedLinks,
      clipboardText: async () => String(await control.ask("clipboard-text")),
      clipboardTypes: async () => (await control.ask("clipboard-types")) as readonly string[],
      copyElsewhere: (text) => tell("copy-elsewhere", text),
      windows: async () => (await control.ask("window-state")) as readonly WindowState[],
      errorOutput: () => errors,
      ended: started.ended,
      kill,
      close: async () => {
        if (hasEnded()) return afterEnd();
        const exit = once(child, "exit");
        await control.ask("quit").catch(() => {});
        const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
        await exit;
        clearTimeout(late);
        await afterEnd();
      },
    };
  } catch (error) {
    if (!hasEnded()) child.kill("SIGKILL");
    await afterEnd();
    throw new Error(`The program could not be opened in the stand-in.\n${errors}`, { cause: error });
  }
};
