/** @file Keys on the clipboard and the sheet on paper, on the whole program: what leaves it, and what is left behind. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pdqOf, personWith } from "../../bank/tests/person.ts";
import type { OwnprintApi } from "../../src/shared/contract/index.ts";
import { caseNumber, pin } from "../../src/shared/case-api.ts";
import { caseLabel, type CaseKeys } from "../../src/shared/model/case.ts";
import type { CaseId } from "../../src/shared/model/brand.ts";
import type { Program } from "../hosts/index.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

declare const window: Window & { readonly ownprint: OwnprintApi<File> };

let place: Workplace;
let folder: string;
beforeAll(async () => {
  place = await openWorkplace();
  folder = mkdtempSync(join(tmpdir(), "taken-along-"));
});
afterAll(async () => {
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A program that holds one case in this session's memory, brought back from its number and PIN. */
const withCase = async (): Promise<{ readonly program: Program; readonly id: CaseId; readonly keys: CaseKeys }> => {
  const made = await personWith(place.bank.address, [pdqOf("paper")], "northern moss 31");
  const keys = { caseNumber: caseNumber.parse(made.caseNumber), pin: pin.parse(made.pin) };
  const { program } = await place.start();
  const adopted = await program.page.evaluate((args) => window.ownprint.cases.adopt(args), { ...keys, label: caseLabel.parse("Lantern"), keeping: "session" } as const);
  if (!adopted.ok) throw new Error(adopted.code);
  return { program, id: adopted.value.id, keys };
};

const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
// Needs Debian's poppler-utils; without it the pages are still counted.
const reads = existsSync("/usr/bin/pdftotext");
const wordsOf = (file: string): string => execFileSync("/usr/bin/pdftotext", ["-layout", file, "-"], { encoding: "utf8" });

describe("a case's keys on the clipboard", () => {
  test("get there without being uncovered, are marked as a secret, and are gone with the program's lock", async () => {
    const { program, id, keys } = await withCase();
    const copied = await program.page.evaluate((args) => window.ownprint.cases.copy(args), { case: id, what: "pin" } as const);
    expect(copied).toEqual({ ok: true, value: { clearsAfter: 60_000 } });
    expect(await program.clipboardText()).toBe(keys.pin);
    expect((await program.clipboardTypes()).length).toBeGreaterThan(1);
    expect(await program.page.getByText(keys.pin).count()).toBe(0);
    await program.emitPower("lock-screen");
    await expect.poll(() => program.clipboardText()).toBe("");

    await program.page.evaluate((args) => window.ownprint.cases.copy(args), { case: id, what: "number" } as const);
    expect(await program.clipboardText()).toBe(keys.caseNumber);
    await program.copyElsewhere("a shopping list");
    await program.emitPower("lock-screen");
    await program.page.evaluate(() => window.ownprint.secrets.status());
    expect(await program.clipboardText()).toBe("a shopping list");
    await program.close();
  });

  test("don't keep the program from ending at once", async () => {
    const { program, id } = await withCase();
    await program.page.evaluate((args) => window.ownprint.cases.copy(args), { case: id, what: "pin" } as const);
    await program.page.evaluate(() => void window.ownprint.app.leave()).catch(() => undefined);
    expect(await program.ended).toBe(0);
  });
});

describe("a case's sheet", () => {
  test("is saved as one page of PDF and as a page for any browser, where the person chose, and nowhere else", async () => {
    const { program, id, keys } = await withCase();
    const save = async (file: string | null, format: "html" | "pdf", language = "en") => {
      await program.answerSaveDialog(file);
      return program.page.evaluate((args) => window.ownprint.handover.saveSheet(args), { case: id, country: "GB", language, format });
    };
    const pdf = join(folder, "sheet.pdf");
    expect(await save(pdf, "pdf")).toEqual({ ok: true, value: { saved: 1 } });
    expect(pagesOf(readFileSync(pdf))).toBe(1);
    if (reads) {
      expect(wordsOf(pdf)).toContain(keys.caseNumber);
      expect(wordsOf(pdf)).toContain(keys.pin);
      expect(wordsOf(pdf)).toContain("Reference sheet");
    }
    expect(readFileSync(pdf, "latin1")).not.toContain("paper/");

    const arabic = join(folder, "sheet-ar.pdf");
    expect(await save(arabic, "pdf", "ar")).toEqual({ ok: true, value: { saved: 1 } });
    expect(pagesOf(readFileSync(arabic))).toBe(1);
    if (reads) expect(wordsOf(arabic)).toContain(keys.caseNumber);

    expect(await save(join(folder, "sheet.html"), "html", "de")).toEqual({ ok: true, value: { saved: 1 } });
    expect(readFileSync(join(folder, "sheet.html"), "utf8")).toContain(keys.pin);
    expect(await save(null, "pdf")).toEqual({ ok: true, value: { saved: 0 } });
    expect(await save(join(folder, "not there", "sheet.pdf"), "pdf")).toEqual({ ok: false, code: "file-not-written" });
    expect(readdirSync(folder).sort()).toEqual(["sheet-ar.pdf", "sheet.html", "sheet.pdf"]);
    // The unseen window is gone, and it asked for nothing.
    expect(await program.windows()).toHaveLength(1);
    expect(await program.deniedRequests()).toEqual([]);
    await program.close();
  });

  test("goes to the printer, or says that it did not, and leaves no window behind", async () => {
    const { program, id, keys } = await withCase();
    const print = () => program.page.evaluate((args) => window.ownprint.handover.print(args), { case: id, country: null, language: "en" });
    await program.answerPrint("printed");
    expect(await print()).toEqual({ ok: true, value: { printed: true } });
    const [page] = await program.printedPages();
    expect(page).toContain(keys.pin);
    await program.answerPrint("cancelled");
    expect(await print()).toEqual({ ok: true, value: { printed: false } });
    await program.answerPrint("failed");
    expect(await print()).toEqual({ ok: false, code: "not-printed" });
    expect(await program.windows()).toHaveLength(1);
    expect(await program.printedPages()).toHaveLength(1);
    await program.close();
  });

  test("that waits at the printer's dialog is gone with quick exit", async () => {
    const { program, id } = await withCase();
    await program.page.evaluate((args) => void window.ownprint.handover.print(args), { case: id, country: null, language: "en" });
    await expect.poll(async () => (await program.windows()).length).toBe(2);
    await program.page.evaluate(() => void window.ownprint.app.leave()).catch(() => undefined);
    expect(await program.ended).toBe(0);
  });
});
