/**
 * @file axe finds nothing on any screen, targets are large, the focus is in sight, and leaving blanks it at once: light, dark, high contrast, narrow, in
 * forced colours, and from right to left with large text. `npm test` walks to every screen once, dark with more contrast or without by turns, and, from right to left, to every sixth;
 * `npm run test:access` looks at each in all looks, which takes its time.
 */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage, type Opened, type Stage } from "../renderer/stage/index.ts";
import { screens, walkerOn, type ScreenEntry } from "../renderer/stage/screens.ts";
import { screenFaults } from "./screen-faults.ts";

let stage: Stage;
let opened: Opened;
beforeAll(async () => {
  stage = await raiseStage();
  opened = await stage.open({}, { reducedMotion: "reduce" });
  await opened.page.context().addInitScript({ content: axe.source });
});
afterAll(() => stage.close());

const everyScreen = screens.map((screen) => [screen.name, screen] as const);

const isWhole = process.env["OWNPRINT_ACCESS"] === "whole";

const everyRule = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** What a change of colours alone can break. */
const contrastRule = { runOnly: { type: "rule" as const, values: ["color-contrast"] } };

/** As a window opens: 1120 x 800, light. */
const plain = { colorScheme: "light", contrast: "no-preference", forcedColors: "none" } as const;

const findings = async (page: Page, rules: typeof everyRule | typeof contrastRule = everyRule): Promise<readonly string[]> => {
  const options = { ...rules, resultTypes: ["violations" as const] };
  const { violations } = await page.evaluate((asked) => (globalThis as unknown as { axe: typeof axe }).axe.run(asked), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

const sidewaysScroll = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const walkTo = async ({ scenario, reach }: ScreenEntry, language: string, textSize: number) => {
  await opened.page.emulateMedia(plain);
  await opened.page.setViewportSize({ width: 1_120, height: 800 });
  await opened.again({ ...scenario, locale: language });
  await opened.page.evaluate((size) => (document.documentElement.style.fontSize = `${106.25 * size}%`), textSize);
  await reach(walkerOn(opened.page, language));
  return opened;
};

const faults = async (page: Page): Promise<readonly string[]> => [...(await findings(page)), ...(await screenFaults(page))];

/** Three presses of Shift: what is left in the page in the same turn, and what the program was told. How long it takes: tests/e2e/quick-exit.test.ts. */
const leave = (page: Page) =>
  page.evaluate(() => {
    for (let presses = 0; presses < 3; presses += 1) document.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true }));
    return { text: document.body.innerText, children: document.body.childElementCount, told: window.ownprintDouble.left };
  });

describe("axe finds nothing, targets are large enough, the focus is in sight, and nothing runs off the side", () => {
  test.each(everyScreen)("%s", async (_name, screen) => {
    const { page, complaints, strangers } = await walkTo(screen, "en", 1);
    expect(await faults(page)).toEqual([]);
    for (const contrast of isWhole ? (["more", "no-preference"] as const) : ([screens.indexOf(screen) % 2 === 0 ? "more" : "no-preference"] as const)) {
      await page.emulateMedia({ colorScheme: "dark", contrast });
      expect(await findings(page, isWhole ? everyRule : contrastRule)).toEqual([]);
    }
    await page.setViewportSize({ width: 480, height: 720 });
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    if (isWhole) {
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark", contrast: "more", forcedColors: "active" });
      expect(await screenFaults(page)).toEqual([]);
    }
    await page.evaluate(() => (document.documentElement.style.fontSize = "212.5%"));
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    if (isWhole) expect(await screenFaults(page)).toEqual([]);
    expect(complaints()).toEqual([]);
    expect(strangers()).toEqual([]);
    expect(await page.title()).toBe("Ownprint");
    expect(await leave(page)).toEqual({ text: "", children: 0, told: 1 });
  });

  test.each(everyScreen.filter((_, index) => isWhole || index % 6 === 0))("%s, from right to left at 200 %% text", async (_name, screen) => {
    const { page } = await walkTo(screen, "ar", 2);
    expect(await (isWhole ? faults(page) : findings(page))).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  });
});
