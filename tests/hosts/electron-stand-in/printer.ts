/** @file `webContents.print`: no printer, but a person at the system's dialog, whose answers come from the test. */
import type { WebContentsPrintOptions } from "electron";
import type { Page } from "playwright-core";
import { answersTo, isLaunchedByTest } from "./control.ts";
import { records } from "./records.ts";
import { refuseUnknown } from "./refusal.ts";

export type PrintCallback = (success: boolean, failureReason: string) => void;

/** What the person did, or what became of it. */
export type PrintAnswer = "printed" | "cancelled" | "failed";

const knownOptions = ["silent", "printBackground", "color", "margins", "landscape", "pageSize", "usePrinterDefaultPageSize", "copies"];

const testAnswers = answersTo<PrintAnswer>("answer-print");

/** Throws for what no answer could be honest about. */
export const checkPrintOptions = (options: WebContentsPrintOptions): void => {
  refuseUnknown("webContents.print.options", options, knownOptions);
};

/** Calls back in Electron's words; not at all when the page was closed under the dialog, as Electron does. */
export const printPage = async (page: Page, callback: PrintCallback): Promise<void> => {
  const answer = isLaunchedByTest() ? await testAnswers() : "failed";
  if (page.isClosed()) return;
  if (answer === "printed") records.printedPages.push(await page.innerText("body"));
  const reasons: Readonly<Record<PrintAnswer, string>> = { printed: "", cancelled: "Print job canceled", failed: "Print job failed" };
  callback(answer === "printed", reasons[answer]);
};
