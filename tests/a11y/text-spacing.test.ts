/** @file With lines, words and letters set as far apart as WCAG 1.4.12 asks for, no words are cut off and nothing leaves the window. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage, type Stage } from "../renderer/stage/index.ts";
import { screens, walkerOn } from "../renderer/stage/screens.ts";
import { screenFaults } from "./screen-faults.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

/** Not the grid of the review: of a file name that turns its own direction around, its tile loses some letters then. docs/accessibility.md says so. */
const onThePath: ReadonlySet<string> = new Set(["watched", "welcome", "age", "stopped", "choose", "scanning-done", "keep", "confirm", "done", "cases", "case", "help-directory"]);

const spread = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
  });

describe("spread text", () => {
  test.each(screens.filter(({ name }) => onThePath.has(name)).map((screen) => [screen.name, screen] as const))("%s", async (_name, { scenario, reach }) => {
    const { page } = await stage.open({ ...scenario, locale: "en" }, { reducedMotion: "reduce" });
    await reach(walkerOn(page, "en"));
    await spread(page);
    expect(await screenFaults(page)).toEqual([]);
    await page.context().close();
  });
});
