/** @file What a person takes along, by the window alone: fingerprints as a file, a copied PIN, the sheet as a file and on paper. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkplace, type Workplace } from "./workplace.ts";

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

test("a person takes a file, the PIN and the sheet along, and each says what came of it", async () => {
  const { program, person } = await place.start();
  const { page } = program;
  await person.getsToReview([place.sample.folder]);
  await person.press("Choose all");
  await person.press(/^Go on with/);
  await page.getByLabel("A name for this case").fill("Fern");

  await person.press("Hand them to an organisation as a file instead");
  await page.getByText("I'm not sure").click();
  await person.sees("These are not saved to a file");
  await page.getByText("Everyone was 18 or over").click();
  const list = join(folder, "list.json");
  await program.answerSaveDialog(null);
  await person.press("Save the file");
  await person.sees("Nothing was saved.");
  await program.answerSaveDialog(list);
  await person.press("Save the file");
  await person.sees("One file is saved.");
  expect(JSON.parse(readFileSync(list, "utf8"))).toMatchObject({ format: "ownprint-export", everyoneAdult: true });
  expect(readFileSync(list, "utf8")).not.toMatch(/IMG_|MOV_|Summer|pictures-/);
  expect(place.proxy.seen).toEqual([]);

  // Beside the path: what was typed before is still there.
  await person.press("Back");
  expect(await page.getByLabel("A name for this case").inputValue()).toBe("Fern");
  await person.press("See what will be sent");
  await person.sends();
  const keys = await person.readsKeys();
  await person.press("Copy PIN");
  await person.sees("It is taken off the clipboard after 60 seconds.");
  expect(await program.clipboardText()).toBe(keys.pin);

  await person.press("Print or save a sheet to take along");
  await person.heading("A sheet to take along").waitFor();
  const sheet = join(folder, "sheet.pdf");
  await program.answerSaveDialog(sheet);
  await person.press("Save as PDF");
  await person.sees("The file is saved. It holds your PIN.");
  expect(readFileSync(sheet).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  const second = join(folder, "sheet.html");
  await program.answerSaveDialog(null);
  await person.press("Save as a web page");
  await person.sees("Nothing was saved.");
  expect(existsSync(second)).toBe(false);
  await program.answerPrint("printed");
  await person.press("Print it");
  await person.sees("The page went to the printer.");
  expect((await program.printedPages()).join("")).toContain(keys.caseNumber);
  await program.close();
});
