/** @file What a program hands to the desk around it, in the stand-in: files to save, pages to print, things to copy. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "./choose.ts";
import type { Program } from "./program.ts";
import { launchStandIn } from "./stand-in-host.ts";

interface Fixture {
  readonly fixture: { readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown> };
}
declare const window: Fixture & Window & typeof globalThis;

const chromium = findChromium();

describe.skipIf(chromium === null)("the desk of the stand-in (needs an installed Chromium)", () => {
  let program: Program;
  beforeAll(async () => {
    program = await launchStandIn(chromium ?? "", { main: join(import.meta.dirname, "fixture-program", "main.js") });
  });
  afterAll(() => program.close());
  const ask = (channel: string, ...args: unknown[]): Promise<unknown> =>
    program.page.evaluate(([name, rest]) => window.fixture.invoke(name, ...rest), [channel, args] as const);

  test("the dialog for saving answers as it was told, before or after it opened, and can be closed", async () => {
    await program.answerSaveDialog("/somewhere/list.txt");
    expect(await ask("save")).toEqual({ canceled: false, filePath: "/somewhere/list.txt" });
    const asked = ask("save");
    await program.answerSaveDialog(null);
    expect(await asked).toEqual({ canceled: true, filePath: "" });
  });

  test("printing calls back in Electron's words, remembers the page, and refuses an option it would ignore", async () => {
    await program.answerPrint("printed");
    expect(await ask("print", {})).toEqual([true, ""]);
    await program.answerPrint("cancelled");
    expect(await ask("print", { usePrinterDefaultPageSize: true })).toEqual([false, "Print job canceled"]);
    await program.answerPrint("failed");
    expect(await ask("print", {})).toEqual([false, "Print job failed"]);
    expect(await program.printedPages()).toHaveLength(1);
    await expect(ask("print", { deviceName: "Brother" })).rejects.toThrow("webContents.print.options.deviceName");
  });

  test("a clipboard item keeps its text and its marks together, and both go when it is cleared", async () => {
    const mark = 'electron application/osclipboard;format="a mark"';
    expect(await ask("copy-marked", "a secret", mark)).toEqual({ text: "a secret", types: ["text/plain", mark], bytes: [0, 0, 0, 0], has: true, after: "" });
    await program.copyElsewhere("a shopping list");
    expect(await program.clipboardText()).toBe("a shopping list");
    expect(await program.clipboardTypes()).toEqual(["text/plain"]);
  });
});
