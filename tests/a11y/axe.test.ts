/** @file axe finds nothing on any screen, targets are large and the focus is in sight: light, dark, high contrast, narrow, in forced colours, and from right to left with large text. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage, type Stage } from "../renderer/stage/index.ts";
import { screens, walkerOn, type ScreenEntry } from "../renderer/stage/screens.ts";
import { screenFaults } from "./screen-faults.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const everyScreen = screens.map((screen) => [screen.name, screen] as const);

const findings = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

const sidewaysScroll = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const walkTo = async ({ scenario, reach }: ScreenEntry, language: string, textSize: number) => {
  const opened = await stage.open({ ...scenario, locale: language }, { reducedMotion: "reduce" });
  await opened.page.evaluate((size) => (document.documentElement.style.fontSize = `${106.25 * size}%`), textSize);
  await reach(walkerOn(opened.page, language));
  await opened.page.evaluate(axe.source);
  return opened;
};

const faults = async (page: Page): Promise<readonly string[]> => [...(await findings(page)), ...(await screenFaults(page))];

describe("axe finds nothing, targets are large enough, the focus is in sight, and nothing runs off the side", () => {
  test.each(everyScreen)("%s", async (_name, screen) => {
    const { page, complaints, strangers } = await walkTo(screen, "en", 1);
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark", contrast: "more" });
    expect(await findings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark", contrast: "more", forcedColors: "active" });
    expect(await screenFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark", contrast: "no-preference", forcedColors: "none" });
    await page.setViewportSize({ width: 480, height: 720 });
    expect(await findings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await page.evaluate(() => (document.documentElement.style.fontSize = "212.5%"));
    expect(await screenFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(complaints()).toEqual([]);
    expect(strangers()).toEqual([]);
    await page.context().close();
  });

  test.each(everyScreen)("%s, from right to left at 200 %% text", async (_name, screen) => {
    const { page } = await walkTo(screen, "ar", 2);
    expect(await faults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
