/** @file A running program as the end-to-end specs see it, whichever host runs it. */
import type { Locator, Page } from "playwright-core";
import type { PrintAnswer } from "./electron-stand-in/printer.ts";
import type { DeniedPermission, DeniedRequest } from "./electron-stand-in/records.ts";

export interface LaunchOptions {
  /** Added to, or (undefined) taken out of, the environment the tests run in. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Arguments for the program. */
  readonly args?: readonly string[];
  readonly locale?: string;
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
  readonly reducedMotion?: "reduce" | "no-preference";
  readonly viewport?: { readonly width: number; readonly height: number };
  /** On the display instead of headless. */
  readonly display?: boolean;
  /** Another main file than the built program's; the tests of the host itself use it. */
  readonly main?: string;
}

export type PowerEvent = "suspend" | "resume" | "lock-screen" | "unlock-screen";

export interface WindowState {
  readonly visible: boolean;
  readonly title: string;
  readonly contentProtected: boolean;
}

export interface Program {
  readonly host: "electron" | "stand-in";
  readonly page: Page;
  readonly mainProcess: { readonly pid: number };
  /** What the next dialog for files answers; an empty list cancels it. */
  readonly answerOpenDialog: (paths: readonly string[]) => Promise<void>;
  /** Where the next dialog for saving saves; null closes it. */
  readonly answerSaveDialog: (path: string | null) => Promise<void>;
  /** What becomes of the next page that is printed. */
  readonly answerPrint: (answer: PrintAnswer) => Promise<void>;
  /** The words of every page that was printed so far. */
  readonly printedPages: () => Promise<readonly string[]>;
  /** Drags real files from outside over the element and drops them. */
  readonly dropFiles: (target: Locator, paths: readonly string[]) => Promise<void>;
  readonly emitPower: (event: PowerEvent) => Promise<void>;
  readonly emitWindow: (event: "hide" | "minimize" | "blur" | "focus") => Promise<void>;
  readonly deniedRequests: () => Promise<readonly DeniedRequest[]>;
  readonly deniedPermissions: () => Promise<readonly DeniedPermission[]>;
  readonly openedLinks: () => Promise<readonly string[]>;
  readonly clipboardText: () => Promise<string>;
  /** The types that the clipboard holds, marks included. */
  readonly clipboardTypes: () => Promise<readonly string[]>;
  /** Something is copied in another program. */
  readonly copyElsewhere: (text: string) => Promise<void>;
  readonly windows: () => Promise<readonly WindowState[]>;
  /** What the main process wrote on standard error so far. */
  readonly errorOutput: () => string;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  /** Ends the main process as the system would, and waits for it. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  /** Quits as a person would, and waits; kills what does not end. */
  readonly close: () => Promise<void>;
}
