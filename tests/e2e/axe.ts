/** @file Asks axe about the screen as it is right now. */
import axe from "axe-core";
import type { Page } from "playwright-core";

/** One line for each thing axe finds; none is what every screen owes people. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  // By the debugger's way in, which the page's own rules do not reach.
  await page.evaluate(`"axe" in globalThis || (() => { ${axe.source} })()`);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

/** By how many pixels the page is wider than its window. */
export const sidewaysScroll = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
