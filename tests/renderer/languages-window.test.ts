/** @file The language changed in the window, in a real Chromium: at once, everything, and without losing the place. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/renderer/i18n/languages.ts";
import { raiseStage, type Stage } from "./stage/index.ts";
import { screens, walkerOn } from "./stage/screens.ts";
import { wordsOf } from "./stage/words.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const others = languages.filter(({ code }) => code !== "en");

const reach = async (name: string, language: string) => {
  const screen = screens.find((entry) => entry.name === name);
  if (screen === undefined) throw new Error(`no screen ${name}`);
  const opened = await stage.open({ ...screen.scenario, locale: language }, { reducedMotion: "reduce" });
  await screen.reach(walkerOn(opened.page, language));
  return opened;
};

const choose = async (page: Page, from: string, to: string): Promise<void> => {
  await page.getByRole("button", { name: wordsOf(from)("frame:reading.heading") }).click();
  await page.getByLabel(wordsOf(from)("frame:language"), { exact: true }).selectOption(to);
};

const pageTurned = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

/** Words in Latin letters that stand on the page or are read out on it, but for those that nobody translates. */
const latinWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const keeps = "bdi, body [dir=ltr], [translate=no], option[lang], .file-name, select[id$=language]";
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest(keeps) === null) said.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [title]")) {
      if (element.closest(keeps) === null) said.push(element.getAttribute("aria-label") ?? "", element.getAttribute("title") ?? "");
    }
    return said
      .map((text) => text.replace(/\u2068[^\u2069]*\u2069/g, "").replace(/Ownprint|StopNCII|Take It Down|Report Remove|Childline|Live Photo|PIN|JSON|JPEG|CSV|PDF|vPDQ|Shift|Enter/g, ""))
      .filter((text) => /[A-Za-z]{3,}/.test(text));
  });

describe("another language", () => {
  test.each(others)("$name is there at once, with its direction, and English again as fast", async ({ code, direction }) => {
    const { page, complaints } = await reach("choose", "en");
    await choose(page, "en", code);
    await page.getByRole("heading", { name: wordsOf(code)("path:choose.heading"), includeHidden: true }).waitFor();
    expect(await pageTurned(page)).toEqual([code, direction]);
    expect(await page.getByText(wordsOf(code)("frame:draftLanguage")).count()).toBe(1);
    await page.getByLabel(wordsOf(code)("frame:language"), { exact: true }).selectOption("en");
    await page.getByRole("heading", { name: "Choose photos and videos", includeHidden: true }).waitFor();
    expect(await pageTurned(page)).toEqual(["en", "ltr"]);
    expect(await page.getByText(wordsOf("en")("frame:draftLanguage")).count()).toBe(0);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  test("leaves what was typed and chosen as it was", async () => {
    const { page } = await reach("keep", "en");
    await page.getByLabel(wordsOf("en")("send:keep.label"), { exact: true }).fill("Blue");
    await choose(page, "en", "ar");
    await page.getByLabel(wordsOf("ar")("frame:language"), { exact: true }).waitFor();
    await page.getByRole("button", { name: wordsOf("ar")("frame:close"), exact: true }).click();
    expect(await page.getByLabel(wordsOf("ar")("send:keep.label"), { exact: true }).inputValue()).toBe("Blue");
    await page.context().close();
  });
});

describe("in Arabic", () => {
  test("words in Latin letters would be found, as they are on an English screen", async () => {
    const { page } = await reach("choose", "en");
    expect((await latinWords(page)).length).toBeGreaterThan(10);
    await page.context().close();
  });

  test.each(["welcome", "age", "stopped", "choose", "review", "keep", "confirm", "done", "cases", "case"])(
    "nothing on the screen %s is left in Latin letters but names",
    async (name) => {
      const { page } = await reach(name, "ar");
      expect(await latinWords(page)).toEqual([]);
      await page.context().close();
    },
  );
});
