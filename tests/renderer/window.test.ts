/** @file The window in a real Chromium: by keyboard alone, covered unless meant otherwise, and gone at once. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage, type Stage } from "./stage/index.ts";
import { screens, walkerOn } from "./stage/screens.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const reach = async (name: string, scenario: Parameters<Stage["open"]>[0] = {}) => {
  const screen = screens.find((entry) => entry.name === name);
  if (screen === undefined) throw new Error(`no screen ${name}`);
  const opened = await stage.open({ ...screen.scenario, ...scenario });
  await screen.reach(walkerOn(opened.page, "en"));
  return opened;
};

const shownPictures = (page: Page): Promise<readonly string[]> =>
  page.locator("img").evaluateAll((images) => images.map((image) => `${image.dataset["item"] ?? ""} in ${image.closest<HTMLElement>("[role=gridcell]")?.dataset["item"] ?? ""}`));

/** Tab until the control with this name has the focus. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const labels = activeElement instanceof HTMLInputElement ? [...(activeElement.labels ?? [])].map((label) => label.textContent) : [];
      return [activeElement?.getAttribute("aria-label"), activeElement?.textContent, ...labels].filter((text) => text !== null && text !== "").join(" / ");
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`Tab never came to ${name}`);
};
const pressByKey = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name }).first().waitFor();
  await tabTo(page, name);
  await page.keyboard.press("Enter");
};

describe("by keyboard alone", () => {
  test("a person gets from the welcome to the saved case and its status", async () => {
    const { page, complaints } = await stage.open();
    await pressByKey(page, "Start");
    await tabTo(page, "Everyone was 18 or over");
    await page.keyboard.press("Space");
    await pressByKey(page, "Continue");
    await pressByKey(page, "Choose folders");
    await page.getByText("Pictures from my phone").waitFor();
    await pressByKey(page, "Make fingerprints");
    await pressByKey(page, "Look through them");
    await page.getByRole("gridcell").first().waitFor();
    await tabTo(page, "DSC01015.JPG");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    // The second tile stands for four that are alike.
    await page.getByText("5 of 42 chosen").waitFor();
    await pressByKey(page, "Go on with 5 files");
    await page.getByRole("heading", { name: "Where should the case be kept?" }).waitFor();
    await page.getByText("In this computer's keychain").waitFor();
    await pressByKey(page, "See what will be sent");
    await pressByKey(page, "Send 5 fingerprints");
    await page.getByText("Your fingerprints have arrived").waitFor();
    await pressByKey(page, "Go to my cases");
    await pressByKey(page, "Case 1");
    await pressByKey(page, "Check now");
    await page.getByText("Checked just now").waitFor();
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  test("the focus begins each screen at its heading", async () => {
    const { page } = await reach("age");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await page.context().close();
  });

  test("a question takes the focus, leaves Leave in reach, and gives the focus back", async () => {
    const { page } = await reach("stopped");
    await page.getByRole("button", { name: "Open Take It Down" }).press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Stay here");
    await tabTo(page, "Leave now");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Open Take It Down");
    expect(await page.evaluate(() => window.ownprintDouble.opened)).toEqual([]);
    await page.context().close();
  });
});

describe("covered", () => {
  test("nothing is shown until it is asked for, and choosing shows nothing", async () => {
    const { page } = await reach("review");
    await page.getByRole("button", { name: "Choose all" }).click();
    await page.getByRole("gridcell").nth(2).click({ position: { x: 60, y: 60 } });
    expect(await shownPictures(page)).toEqual([]);
    await page.context().close();
  });

  test("holding Space shows the marked one and letting go covers it, without choosing it", async () => {
    const { page } = await reach("review");
    await page.getByRole("gridcell").first().focus();
    await page.keyboard.down("Space");
    await page.locator("img").waitFor();
    expect(await shownPictures(page)).toEqual(["15 in 15"]);
    await page.keyboard.up("Space");
    expect(await shownPictures(page)).toEqual([]);
    await page.getByText("0 of 42 chosen").waitFor();
    await page.context().close();
  });

  test("holding the mouse button does the same", async () => {
    const { page } = await reach("review");
    const box = await page.getByRole("gridcell").nth(1).boundingBox();
    if (box === null) throw new Error("no tile");
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.locator("img").waitFor();
    expect(await shownPictures(page)).toEqual(["20 in 20"]);
    await page.mouse.up();
    expect(await shownPictures(page)).toEqual([]);
    await page.getByText("0 of 42 chosen").waitFor();
    await page.context().close();
  });

  test.each([
    ["the window loses the focus", (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("blur")))],
    ["the system asks for it", (page: Page) => page.evaluate(() => window.ownprintDouble.cover())],
    ["the mark moves on", async (page: Page) => {
      await page.getByRole("gridcell").first().focus();
      await page.keyboard.press("ArrowRight");
    }],
    ["the list is scrolled away", (page: Page) => page.locator(".grid").evaluate((grid) => grid.scrollTo(0, 5_000))],
  ])("covers again when %s", async (_when, act) => {
    const { page } = await reach("review-uncovered", { items: 400 });
    expect(await shownPictures(page)).toHaveLength(1);
    await act(page);
    await page.locator("img").waitFor({ state: "detached" });
    await page.locator(".grid").evaluate((grid) => grid.scrollTo(0, 0));
    await page.getByRole("gridcell").first().waitFor();
    expect(await shownPictures(page)).toEqual([]);
    await page.context().close();
  });

  test("a tile never shows another's picture, however slow the pictures and however fast the person", async () => {
    const { page } = await reach("review", { items: 2_000, thumbnailTakes: 150 });
    await page.evaluate(() => {
      const wrong: string[] = [];
      const seen: string[] = [];
      Object.assign(window, { wrong, seen });
      const look = (): void => {
        const images = [...document.querySelectorAll("img")];
        if (images.length > 1) wrong.push(`${images.length} at once`);
        for (const image of images) {
          const tile = image.closest<HTMLElement>("[role=gridcell]")?.dataset["item"];
          if (image.dataset["item"] !== tile) wrong.push(`${image.dataset["item"] ?? ""} in ${tile ?? ""}`);
          if (image.complete && image.naturalWidth > 0 && !seen.includes(`${tile} ${image.src}`)) seen.push(`${tile} ${image.src}`);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    for (let round = 0; round < 12; round += 1) {
      const cover = page.locator(".tile-cover").nth(round % 4);
      await cover.click({ force: true });
      await page.waitForTimeout(round % 3 === 0 ? 400 : 40);
      if (round % 4 === 3) await page.locator(".grid").evaluate((grid, by) => grid.scrollBy(0, by), 700 + round * 90);
      await page.waitForTimeout(60);
    }
    const { wrong, seen } = await page.evaluate(() => {
      const { wrong, seen } = window as unknown as { readonly wrong: readonly string[]; readonly seen: readonly string[] };
      return { wrong, seen };
    });
    expect(wrong).toEqual([]);
    expect(seen.length).toBeGreaterThan(2);
    // One address, one tile.
    expect(new Set(seen.map((entry) => entry.split(" ")[1])).size).toBe(seen.length);
    await page.context().close();
  });

  test("number and PIN are covered again after 30 seconds", async () => {
    const { page } = await reach("case");
    await page.clock.install();
    await page.getByRole("button", { name: "Show number and PIN" }).click();
    await page.getByText("7K3M-Q9TX-2BHW-5RCE").waitFor();
    await page.clock.runFor(29_000);
    expect(await page.getByText("7K3M-Q9TX-2BHW-5RCE").count()).toBe(1);
    await page.clock.runFor(2_000);
    expect(await page.getByText("7K3M-Q9TX-2BHW-5RCE").count()).toBe(0);
    await page.context().close();
  });
});

// Every screen is left at the end of its walk in tests/a11y/axe.test.ts.
describe("leaving", () => {
  test("works with the button too, also under a question", async () => {
    const { page } = await reach("stopped-link");
    await page.getByRole("button", { name: "Leave now" }).click();
    expect(await page.evaluate(() => document.body.childElementCount)).toBe(0);
    await page.context().close();
  });
});

describe("many files", () => {
  test("a hundred thousand are there, and only those in sight are in the page", async () => {
    const { page } = await reach("review", { items: 100_000, skipped: 20_000 });
    await page.getByRole("button", { name: "Choose all" }).click();
    await page.getByText("100,000 of 100,000 chosen").waitFor();
    expect(await page.getByRole("gridcell").count()).toBeLessThan(60);
    await page.getByRole("gridcell").first().focus();
    await page.keyboard.press("Control+End");
    const rows = Number(await page.getByRole("grid").getAttribute("aria-rowcount"));
    expect(rows).toBeGreaterThan(10_000);
    await page.locator(`[aria-rowindex="${rows}"]`).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("[role=row]")?.getAttribute("aria-rowindex"))).toBe(String(rows));
    await page.getByRole("button", { name: /^Left out/ }).click();
    expect(await page.getByRole("listitem").count()).toBeLessThan(60);
    await page.context().close();
  });
});
