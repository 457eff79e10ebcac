/** @file Looking through what was found: finding some of many, one by itself, two side by side, what is left or kept out. */
import type { ScreenEntry, Walker } from "./screens.ts";

export const toReviewWith =
  (age: "everyone-adult" | "sorted-in-review") =>
  async ({ page, press, pick }: Walker): Promise<void> => {
    await press("path:welcome.start");
    await pick(`path:age.${age}`);
    await press("path:age.next");
    await press("path:choose.folders");
    await page.locator(".chosen li").first().waitFor();
    await press("path:choose.next");
    await press("path:scanning.next");
    await page.locator("[role=gridcell]").first().waitFor();
  };
const toReview = toReviewWith("everyone-adult");

/** The first tile of a group becomes the marked one. */
const toGroup = async (walker: Walker): Promise<void> => {
  await toReview(walker);
  const stack = walker.page.locator(".tile-stack").first();
  await stack.scrollIntoViewIfNeeded();
  await stack.focus();
  await stack.click({ position: { x: 40, y: 90 } });
};
const toLook = async (walker: Walker): Promise<void> => {
  await toGroup(walker);
  await walker.press("review:lookCloser");
  await walker.page.locator(".look").waitFor();
};
const toLeftOut = async (walker: Walker): Promise<void> => {
  await toReview(walker);
  await walker.press("review:leftOut");
  await walker.page.locator(".left-out-file").first().waitFor();
};
const toAge = async (walker: Walker): Promise<void> => {
  await toGroup(walker);
  await walker.press("review:age.open");
  await walker.sees("review:age.heading");
};
const toKeptOut = async (walker: Walker): Promise<void> => {
  await toAge(walker);
  await walker.press("review:age.under18");
  await walker.press("review:keptOut.tab");
  await walker.page.locator(".kept-out .listed-file").first().waitFor();
};

export const reviewScreens: readonly ScreenEntry[] = [
  {
    name: "review-filter",
    scenario: { items: 400 },
    reach: async (walker) => {
      await toReview(walker);
      await walker.press("review:find.filter");
      await walker.page.locator(".filter select").first().selectOption("image");
      await walker.page.locator(".filter input").first().check();
      await walker.page.locator(".find-search input").fill("img");
      await walker.page.locator(".found .button").waitFor();
    },
  },
  {
    name: "review-finds-nothing",
    scenario: {},
    reach: async (walker) => {
      await toReview(walker);
      await walker.page.locator(".find-search input").fill("nothing is named so");
      await walker.sees("review:find.none");
    },
  },
  {
    name: "review-unfolded",
    scenario: {},
    reach: async (walker) => {
      await toGroup(walker);
      await walker.page.locator(".tile-stack .tile-more").first().click();
      await walker.page.locator(".tile-member").first().waitFor();
    },
  },
  {
    name: "review-uncover-view-asked",
    scenario: {},
    reach: async (walker) => {
      await toReview(walker);
      await walker.press("review:uncoverView");
      await walker.sees("review:uncoverViewAsk.heading");
    },
  },
  {
    name: "review-view-uncovered",
    scenario: {},
    reach: async (walker) => {
      await toReview(walker);
      await walker.press("review:uncoverView");
      await walker.press("review:uncoverViewAsk.yes");
      await walker.page.locator("img.picture").first().waitFor();
    },
  },
  { name: "look", scenario: {}, reach: toLook },
  {
    name: "look-uncovered",
    scenario: {},
    reach: async (walker) => {
      await toLook(walker);
      await walker.press("review:uncover");
      await walker.page.locator("img.picture").waitFor();
    },
  },
  {
    name: "look-video",
    scenario: {},
    reach: async (walker) => {
      await toReview(walker);
      await walker.page.locator(".find-choice select").first().selectOption("kind");
      await walker.page.keyboard.press("Tab");
      await walker.page.locator("[role=gridcell]").first().focus();
      await walker.page.keyboard.press("Control+End");
      await walker.page.keyboard.press("Enter");
      await walker.page.locator(".look").waitFor();
      await walker.press("review:uncover");
      await walker.page.locator(".strip img").first().waitFor();
    },
  },
  {
    name: "look-compare",
    scenario: {},
    reach: async (walker) => {
      await toLook(walker);
      await walker.page.locator(".look-alike li .button").first().click();
      await walker.page.locator(".compare").waitFor();
      await walker.page.locator(".compare-one .button").first().click();
      await walker.page.locator("img.picture").waitFor();
    },
  },
  { name: "review-age", scenario: {}, reach: toAge },
  { name: "kept-out", scenario: {}, reach: toKeptOut },
  {
    name: "kept-out-mistake",
    scenario: {},
    reach: async (walker) => {
      await toKeptOut(walker);
      await walker.page.locator(".listed-file .button").first().click();
      await walker.sees("review:keptOut.askHeading");
    },
  },
  {
    name: "review-affirm",
    scenario: {},
    reach: async (walker) => {
      await toReviewWith("sorted-in-review")(walker);
      await walker.press("review:chooseAll");
      await walker.page.locator(".ways-on .button-primary").click();
      await walker.page.getByRole("dialog").waitFor();
    },
  },
  { name: "left-out-reasons", scenario: { skipped: 60 }, reach: toLeftOut },
  {
    name: "left-out-trying",
    scenario: { skipped: 20, tryTakes: 60_000 },
    reach: async (walker) => {
      await toLeftOut(walker);
      await walker.page.locator(".left-out-file .button").first().click();
      await walker.page.locator(".again p").waitFor();
    },
  },
  {
    name: "left-out-cloud",
    scenario: { skipped: 20 },
    reach: async (walker) => {
      await toLeftOut(walker);
      const fetch = walker.page.getByRole("button", { name: walker.words("review:again.fetch"), exact: false }).first();
      await walker.page.locator(".left-out").evaluate((list, wanted) => {
        // A long list draws only what is in sight.
        const step = (): void => {
          if ([...list.querySelectorAll("button")].some((button) => button.textContent.startsWith(wanted))) return;
          list.scrollBy(0, 200);
          if (list.scrollTop + list.clientHeight < list.scrollHeight - 1) setTimeout(step, 20);
        };
        step();
      }, walker.words("review:again.fetch"));
      await fetch.click();
      await walker.page.getByRole("dialog").waitFor();
    },
  },
];
