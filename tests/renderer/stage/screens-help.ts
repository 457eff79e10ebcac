/** @file The first question, and help: who helps, what to do about threats, what is worth keeping, sorting by age. */
import type { ScreenEntry, Walker } from "./screens.ts";

const toDirectory = async ({ page, press, sees }: Walker): Promise<void> => {
  await press("help:open");
  await sees("help:directory.heading");
  await page.locator(".helpline").first().waitFor();
};
const toThreatened = async (walker: Walker): Promise<void> => {
  await walker.press("help:threatened.link");
  await walker.sees("help:threatened.heading");
};
const answering =
  (answer: "no" | "maybe" | "yes") =>
  async ({ page, pick }: Walker): Promise<void> => {
    await pick(`path:watched.${answer}`);
    await page.locator(".watched-means p").first().waitFor();
  };

const asked = { asksFirst: true } as const;

export const helpScreens: readonly ScreenEntry[] = [
  { name: "watched", scenario: asked, reach: ({ sees }) => sees("path:watched.heading") },
  { name: "watched-no", scenario: asked, reach: answering("no") },
  { name: "watched-yes", scenario: asked, reach: answering("yes") },
  {
    name: "watched-again",
    scenario: {},
    reach: async (walker) => {
      await walker.press("path:welcome.watchedLink");
      await answering("maybe")(walker);
    },
  },
  { name: "help-directory", scenario: {}, reach: toDirectory },
  {
    name: "help-directory-all",
    scenario: {},
    reach: async (walker) => {
      await toDirectory(walker);
      await walker.page.getByLabel(walker.words("help:country"), { exact: true }).selectOption("everywhere");
    },
  },
  {
    name: "help-directory-none",
    scenario: {},
    reach: async (walker) => {
      await toDirectory(walker);
      await walker.page.getByLabel(walker.words("help:directory.words"), { exact: true }).fill("zzz");
      await walker.sees("help:directory.none.heading");
    },
  },
  {
    name: "help-link",
    scenario: {},
    reach: async (walker) => {
      await toDirectory(walker);
      await walker.page.locator(".helpline .outside-link button").first().click();
      await walker.sees("frame:link.heading");
    },
  },
  { name: "threatened", scenario: {}, reach: toThreatened },
  {
    name: "threatened-under-18",
    scenario: {},
    reach: async (walker) => {
      await toThreatened(walker);
      await walker.press("help:threatened.under");
      await walker.sees("help:threatened.keep.bodyUnder");
    },
  },
  {
    name: "evidence",
    scenario: {},
    reach: async (walker) => {
      await walker.press("path:welcome.start");
      await walker.pick("path:age.everyone-adult");
      await walker.press("path:age.next");
      await walker.press("path:choose.folders");
      await walker.page.locator(".chosen li").first().waitFor();
      await walker.press("path:choose.next");
      await walker.press("path:scanning.next");
      await walker.page.locator("[role=gridcell]").first().waitFor();
      await walker.press("review:chooseAll");
      await walker.page.locator(".ways-on .button-primary").click();
      await walker.press("help:evidence.link");
      await walker.sees("help:evidence.heading");
    },
  },
  {
    name: "age-sorted",
    scenario: {},
    reach: async (walker) => {
      await walker.press("path:welcome.start");
      await walker.pick("path:age.sorted-in-review");
    },
  },
];
