/** @file The whole job with nothing but a keyboard, the language changed on the way, and gone at the end. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "../renderer/stage/words.ts";
import { keyboardOn } from "./hands.ts";
import { doWholeJob } from "./whole-job.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

test("from the first screen to how a sent case stands, in two languages, and gone", async () => {
  const { program } = await place.start();
  const { page } = program;
  const hands = keyboardOn(page);
  const english = wordsOf("en");
  const german = wordsOf("de");
  let words = english;

  const changesToGerman = async (): Promise<void> => {
    const opener = page.getByRole("button", { name: english("frame:reading.heading") });
    await hands.tabTo(opener, true);
    await page.keyboard.press("Enter");
    await hands.tabTo(page.getByRole("combobox", { name: english("frame:language") }));
    await page.keyboard.type("Deutsch");
    await page.getByRole("heading", { name: german("frame:reading.heading") }).waitFor();
    await page.keyboard.press("Escape");
    // The focus is where it was before the question.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? "")).toContain("Deutsch");
    words = german;
  };

  await doWholeJob({
    program,
    hands,
    folder: place.sample.folder,
    label: "Harbour",
    at: async (screen) => {
      if (screen === "age") await changesToGerman();
      return words;
    },
    inGrid: async (grid) => {
      const marked = grid.locator('[role=gridcell][tabindex="0"]');
      await hands.tabTo(marked);
      const first = await marked.textContent();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => marked.textContent()).not.toBe(first);
      await page.keyboard.press("Space");
      await expect.poll(() => marked.getAttribute("aria-selected")).toBe("true");
      await page.keyboard.press("Space");
      await expect.poll(() => marked.getAttribute("aria-selected")).toBe("false");
    },
  });
  expect(place.proxy.seen.map(({ path }) => path).filter((path) => path.endsWith("/status"))).toEqual(["/v1/cases/status"]);
  expect(hands.unseen()).toEqual([]);

  await hands.tabTo(page.getByRole("button", { name: german("frame:leave") }), true);
  await page.keyboard.press("Enter").catch(() => undefined);
  expect(await program.ended).toBe(0);
  await program.close();
});
