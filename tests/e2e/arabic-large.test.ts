/** @file The whole job from right to left at twice the text size. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "../renderer/stage/words.ts";
import { axeFindings, sidewaysScroll } from "./axe.ts";
import { mouseOn } from "./hands.ts";
import { doWholeJob } from "./whole-job.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

const words = wordsOf("ar");

/** With the program's own setting, as a person would. */
const doublesTheText = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: words("frame:reading.heading") }).click();
  await page.getByRole("combobox", { name: words("frame:reading.size") }).selectOption("2");
  await page.getByRole("button", { name: words("frame:close"), exact: true }).click();
};

// Every screen is walked to in these looks by tests/a11y too; the real program shows them in `npm run test:access`.
test.skipIf(process.env["OWNPRINT_ACCESS"] !== "whole")("in Arabic at 200 % text axe finds nothing on any screen, and nothing runs off the side", async () => {
  const { program } = await place.start({ locale: "ar", reducedMotion: "reduce" });
  const { page } = program;
  await page.getByRole("heading", { level: 1 }).waitFor();
  await doublesTheText(page);
  expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang, getComputedStyle(document.documentElement).fontSize])).toEqual(["rtl", "ar", "34px"]);

  const found: string[] = [];
  await doWholeJob({
    program,
    hands: mouseOn(),
    folder: place.sample.folder,
    label: "مرفأ",
    at: async (screen) => {
      for (const finding of await axeFindings(page)) found.push(`${screen}: ${finding}`);
      const wider = await sidewaysScroll(page);
      if (wider > 0) found.push(`${screen}: ${wider} pixels too wide`);
      return words;
    },
  });
  expect(found).toEqual([]);
  await program.close();
});
