/** @file Looking through what was found, in a real Chromium: finding, deciding, looking, keeping out, trying again. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scenario } from "./double/scenario.ts";
import { raiseStage, type Stage } from "./stage/index.ts";
import { screens, walkerOn } from "./stage/screens.ts";
import { toReviewWith } from "./stage/screens-review.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const reach = async (name: string, scenario: Partial<Scenario> = {}): Promise<Page> => {
  const screen = screens.find((entry) => entry.name === name);
  if (screen === undefined) throw new Error(`no screen ${name}`);
  const { page } = await stage.open({ ...screen.scenario, ...scenario });
  await screen.reach(walkerOn(page, "en"));
  return page;
};
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("button", { name, exact: true }).first().click();
const counted = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor();
const pictures = (page: Page): Promise<number> => page.locator("img").count();
const covered = (page: Page): Promise<void> => page.locator("img").first().waitFor({ state: "detached" });

describe("choosing", () => {
  test("is undone and done again by keys and by buttons, but not while a name is typed", async () => {
    const page = await reach("review");
    await press(page, "Choose all");
    await counted(page, "42 of 42 chosen");
    await page.keyboard.press("Control+z");
    await counted(page, "0 of 42 chosen");
    await page.keyboard.press("Control+Shift+z");
    await counted(page, "42 of 42 chosen");
    await press(page, "Undo");
    await counted(page, "0 of 42 chosen");
    await page.keyboard.press("Control+y");
    await counted(page, "42 of 42 chosen");
    await page.getByRole("searchbox").fill("img");
    await page.keyboard.press("Control+z");
    await counted(page, "42 of 42 chosen");
    await page.context().close();
  });

  test("takes what is in view when something is looked for, and says how many that are", async () => {
    const page = await reach("review");
    await page.getByRole("searchbox").fill("mov_");
    // Three videos, and two Live Photos that are a photo and a video each.
    await page.getByText("7 files in view").waitFor();
    await press(page, "Choose the 7 in view");
    await counted(page, "7 of 42 chosen");
    await press(page, "Leave out the 7 in view");
    await counted(page, "0 of 42 chosen");
    await press(page, "Show everything");
    await press(page, "Filter");
    await page.getByLabel("Kind").selectOption("video");
    await press(page, "Choose the 3 in view");
    await counted(page, "3 of 42 chosen");
    await page.getByLabel("Folder", { exact: true }).selectOption("/Camera");
    await page.getByLabel("Kind").selectOption("image");
    await page.getByRole("button", { name: /^Leave out the \d+ in view$/ }).click();
    await counted(page, "3 of 42 chosen");
    await page.context().close();
  });

  test("says about how many fingerprints that makes, without those of too little detail", async () => {
    const page = await reach("review");
    await press(page, "Choose all");
    await page.getByText("About 38 fingerprints to send").waitFor();
    await page.context().close();
  });

  test("keeps its mark on the same file whatever the order", async () => {
    const page = await reach("review");
    await page.getByRole("gridcell").first().focus();
    await page.keyboard.press("ArrowRight");
    const marked = (): Promise<string | null> => page.locator('[role=gridcell][tabindex="0"]').getAttribute("data-item");
    const before = await marked();
    await page.getByLabel("Order").selectOption("largest");
    expect(await marked()).toBe(before);
    await page.context().close();
  });
});

describe("pictures that are alike", () => {
  test("are one tile, one decision, and one cover; each can be seen and chosen alone", async () => {
    const page = await reach("review");
    const stack = page.locator(".tile-stack").first();
    const id = await stack.getAttribute("data-item");
    await stack.focus();
    expect(await stack.textContent()).toContain("3 more like this");
    await page.keyboard.press("Space");
    await counted(page, "4 of 42 chosen");
    await page.keyboard.press("g");
    await page.locator(".tile-member").nth(2).waitFor();
    const front = page.locator(`[data-item="${id ?? ""}"]`);
    const cover = (of: ReturnType<Page["locator"]>): Promise<string | null> => of.locator(".ridge path").getAttribute("d");
    for (let member = 0; member < 3; member += 1) expect(await cover(page.locator(".tile-member").nth(member))).toBe(await cover(front));
    expect(await page.locator(".tile-member").first().textContent()).toContain("same picture");
    await page.keyboard.press("Space");
    await counted(page, "3 of 42 chosen");
    await page.keyboard.press("g");
    await page.locator(".tile-partly").waitFor();
    expect(await page.locator(".tile-partly").textContent()).toContain("3 of 4 chosen");
    await page.getByLabel("Alike together").uncheck();
    expect(await page.locator(".tile-stack").count()).toBe(0);
    await page.context().close();
  });
});

describe("age", () => {
  test("of everyone chosen is asked once before anything goes on, where it is sorted in the review", async () => {
    const { page } = await stage.open();
    await toReviewWith("sorted-in-review")(walkerOn(page, "en"));
    await press(page, "Choose all");
    await press(page, "Go on with 42 files");
    await page.getByRole("heading", { name: "In these 42 files, was everyone 18 or over when they were taken?" }).waitFor();
    await press(page, "Go back and look");
    await page.getByRole("heading", { name: "Look through and choose" }).waitFor();
    await press(page, "Go on with 42 files");
    await press(page, "Yes, everyone was");
    await page.getByRole("heading", { name: "Where should the case be kept?" }).waitFor();
    await press(page, "Back");
    await page.getByRole("gridcell").first().waitFor();
    await press(page, "Go on with 42 files");
    await page.getByRole("heading", { name: "Where should the case be kept?" }).waitFor();
    await page.context().close();
  });

  test("under 18 takes a whole group out of everything at once, and nothing undone brings it back", async () => {
    const page = await reach("review");
    await press(page, "Choose all");
    const stack = page.locator(".tile-stack").first();
    const id = await stack.getAttribute("data-item");
    await stack.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Space");
    await press(page, "Under 18?");
    await press(page, "Someone was under 18, or may have been");
    await counted(page, "38 of 38 chosen");
    expect(await page.locator(`[data-item="${id ?? ""}"]`).count()).toBe(0);
    for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("Control+z");
    await counted(page, "0 of 38 chosen");
    for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("Control+Shift+z");
    await counted(page, "38 of 38 chosen");
    await press(page, "Kept out (4)");
    await page.getByText("Take It Down").first().waitFor();
    expect(await pictures(page)).toBe(0);
    await page.context().close();
  });

  test("said by mistake comes back only after a question, and is not chosen", async () => {
    const page = await reach("kept-out-mistake");
    await press(page, "No, keep it out");
    await counted(page, "0 of 38 chosen");
    await page.getByRole("button", { name: /^That was a mistake/ }).first().click();
    await press(page, "Yes, everyone was");
    await counted(page, "0 of 39 chosen");
    await press(page, "Kept out (3)");
    await page.context().close();
  });
});

describe("one by itself", () => {
  test("opens with Enter, covered, goes on with the arrows, is chosen, and gives the focus back to its tile", async () => {
    const page = await reach("review");
    await page.getByRole("gridcell").first().focus();
    await page.keyboard.press("Enter");
    await page.getByText("1 of 28").waitFor();
    expect(await pictures(page)).toBe(0);
    await page.keyboard.press("ArrowRight");
    await page.getByText("2 of 28").waitFor();
    await page.keyboard.down("Space");
    await page.locator("img").waitFor();
    await page.keyboard.up("Space");
    await covered(page);
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Don't choose it" }).waitFor();
    await page.keyboard.press("Escape");
    await counted(page, "1 of 42 chosen");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-item"))).toBe("20");
    await page.context().close();
  });

  test.each([
    ["the window loses the focus", (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("blur")))],
    ["the system asks for it", (page: Page) => page.evaluate(() => window.ownprintDouble.cover())],
    ["the next one is looked at", (page: Page) => press(page, "Next")],
    ["help is opened", (page: Page) => press(page, "Help")],
  ])("covers again when %s", async (_when, act) => {
    for (const screen of ["look-uncovered", "look-compare", "look-video"]) {
      const page = await reach(screen);
      expect(await pictures(page)).toBeGreaterThan(0);
      if (screen === "look-video" && _when === "the next one is looked at") await press(page, "Previous");
      else await act(page);
      await covered(page);
      expect(await pictures(page)).toBe(0);
      await page.context().close();
    }
  });

  test("is covered again after a minute without a sign of the person", async () => {
    const page = await reach("look-uncovered");
    await page.clock.install();
    await page.mouse.move(5, 5);
    await page.clock.runFor(59_000);
    expect(await pictures(page)).toBe(1);
    await page.clock.runFor(2_000);
    expect(await pictures(page)).toBe(0);
    await page.context().close();
  });

  test("two that are alike are uncovered one by one", async () => {
    const page = await reach("look-compare");
    expect(await pictures(page)).toBe(1);
    await page.locator(".compare-one").nth(1).getByRole("button", { name: /^Uncover/ }).click();
    await page.locator(".compare-one img").nth(1).waitFor();
    await press(page, "Compare with the next one");
    await covered(page);
    await page.context().close();
  });

  test("never shows another's picture, not in a strip and not side by side, however slow the pictures and fast the person", async () => {
    const page = await reach("look", { items: 300, thumbnailTakes: 150 });
    await page.evaluate(() => {
      const wrong: string[] = [];
      const seen = new Map<string, string>();
      Object.assign(window, { wrong, seen });
      const look = (): void => {
        for (const image of document.querySelectorAll("img")) {
          const face = image.closest<HTMLElement>(".look-face");
          const main = document.querySelector<HTMLElement>(".look-picture .look-face")?.dataset["item"];
          const expected = face?.dataset["item"] ?? main;
          const item = image.dataset["item"] ?? "";
          // A strip may be of the other half of a Live Photo, which comes right after it.
          const isHalf = face === null && Number(item) === Number(expected) + 1;
          if (item !== expected && !isHalf) wrong.push(`${item} in ${expected ?? ""}`);
          const known = seen.get(image.src);
          if (known !== undefined && known !== item) wrong.push(`${image.src} for ${known} and ${item}`);
          seen.set(image.src, item);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    for (let round = 0; round < 16; round += 1) {
      await press(page, round % 5 === 4 ? "Previous" : "Next");
      await press(page, "Uncover");
      await page.waitForTimeout(round % 3 === 0 ? 420 : 50);
      const compare = page.getByRole("button", { name: /^Compare / });
      if (round % 4 === 1 && (await compare.count()) > 0) {
        await compare.first().click();
        for (const one of [0, 1]) await page.locator(".compare-one").nth(one).getByRole("button", { name: /^Uncover/ }).click();
        await page.waitForTimeout(round % 8 === 1 ? 300 : 30);
        await press(page, "Back");
      }
    }
    const { wrong, seen } = await page.evaluate(() => {
      const { wrong, seen } = window as unknown as { readonly wrong: readonly string[]; readonly seen: ReadonlyMap<string, string> };
      return { wrong, seen: seen.size };
    });
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(3);
    await page.context().close();
  });
});

describe("a whole view", () => {
  test("is uncovered only by choice, asked the first time, and covered again by scrolling, leaving and help", async () => {
    const page = await reach("review-view-uncovered", { items: 400 });
    await page.locator("img").nth(3).waitFor();
    const wrong = await page.locator("img").evaluateAll((images) =>
      images.filter((image) => image.dataset["item"] !== image.closest<HTMLElement>("[role=gridcell]")?.dataset["item"]).length);
    expect(wrong).toBe(0);
    await page.locator(".grid").evaluate((grid) => grid.scrollTo(0, 3_000));
    await covered(page);
    await page.locator(".grid").evaluate((grid) => grid.scrollTo(0, 0));
    for (const act of [() => page.evaluate(() => window.dispatchEvent(new Event("blur"))), () => press(page, "Help")]) {
      await press(page, "Uncover all in view");
      await page.locator("img").nth(2).waitFor();
      await act();
      await covered(page);
      expect(await pictures(page)).toBe(0);
    }
    await page.context().close();
  });
});

describe("what was left out", () => {
  test("is tried again one by one or by reason, and what could be read is in the grid", async () => {
    const page = await reach("left-out-reasons");
    await page.getByRole("heading", { name: "No longer there (3)" }).waitFor();
    await press(page, "Try all 3 again");
    await page.getByText("2 of 3 could be read this time.").waitFor();
    await counted(page, "0 of 44 chosen");
    await page.getByRole("button", { name: "Ready (44)" }).waitFor();
    await page.getByRole("button", { name: /^Try again / }).first().click();
    await page.getByText("1 of 1 could be read this time.").waitFor();
    await counted(page, "0 of 45 chosen");
    await page.context().close();
  });

  test("and lies only in the cloud is fetched only after a question", async () => {
    const page = await reach("left-out-cloud");
    await page.getByRole("heading", { name: "Fetch this file from your cloud storage?" }).waitFor();
    await press(page, "Leave them out");
    await counted(page, "0 of 42 chosen");
    await page.getByRole("button", { name: /^Fetch (?!it|all)/ }).first().click();
    await press(page, "Fetch it");
    await counted(page, "0 of 43 chosen");
    await page.context().close();
  });
});
