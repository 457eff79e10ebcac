/** @file Every screen there is, each with the way to it. The accessibility tests and the screenshots walk this one list. */
import type { Page } from "playwright-core";
import type { Scenario } from "../double/scenario.ts";
import { caseScreens } from "./screens-cases.ts";
import { helpScreens } from "./screens-help.ts";
import { reviewScreens } from "./screens-review.ts";
import { workstationScreens } from "./screens-workstation.ts";
import { patternOf, wordsOf, type Words } from "./words.ts";

export interface Walker {
  readonly page: Page;
  readonly words: Words;
  readonly press: (key: `${string}:${string}`) => Promise<void>;
  readonly pick: (key: `${string}:${string}`) => Promise<void>;
  readonly sees: (key: `${string}:${string}`) => Promise<void>;
}

export const walkerOn = (page: Page, language: string): Walker => {
  const words = wordsOf(language);
  return {
    page,
    words,
    press: (key) => page.getByRole("button", { name: patternOf(words(key)) }).first().click(),
    pick: (key) => page.getByLabel(words(key), { exact: true }).check(),
    sees: (key) => page.getByText(patternOf(words(key))).first().waitFor(),
  };
};

const toAge = async ({ press }: Walker): Promise<void> => press("path:welcome.start");
const toStopped = async (walker: Walker): Promise<void> => {
  await toAge(walker);
  await walker.pick("path:age.someone-under-18");
  await walker.press("path:age.next");
  await walker.sees("path:stopped.headingUnder");
};
const toChoose = async (walker: Walker): Promise<void> => {
  await toAge(walker);
  await walker.pick("path:age.everyone-adult");
  await walker.press("path:age.next");
  await walker.sees("path:choose.heading");
};
const toChosen = async (walker: Walker): Promise<void> => {
  await toChoose(walker);
  await walker.press("path:choose.folders");
  await walker.page.locator(".chosen li").first().waitFor();
};
const toScanning = async (walker: Walker): Promise<void> => {
  await toChosen(walker);
  await walker.press("path:choose.next");
  await walker.page.locator(".scanning").waitFor();
};
const toReview = async (walker: Walker): Promise<void> => {
  await toScanning(walker);
  await walker.press("path:scanning.next");
  await walker.page.locator(".screen-wide").waitFor();
  await walker.page.locator("[role=gridcell], .left-out, .empty-figure").first().waitFor();
};
const toKeep = async (walker: Walker): Promise<void> => {
  await toReview(walker);
  await walker.press("review:chooseAll");
  await walker.page.locator(".ways-on .button-primary").click();
  await walker.page.locator("h1").getByText(walker.words("send:keep.heading")).waitFor();
  await walker.page.locator(".option").first().waitFor();
};
const toConfirm = async (walker: Walker): Promise<void> => {
  await toKeep(walker);
  await walker.press("send:keep.next");
  await walker.sees("send:confirm.heading");
};
const toSending = async (walker: Walker): Promise<void> => {
  await toConfirm(walker);
  await walker.page.locator(".ways-on .button-primary").click();
};
const toCase = async (walker: Walker): Promise<void> => {
  await walker.page.locator(".case-link").first().click();
  await walker.sees("cases:one.status");
};

export interface ScreenEntry {
  readonly name: string;
  readonly scenario: Partial<Scenario>;
  readonly reach: (walker: Walker) => Promise<void>;
}

export const screens: readonly ScreenEntry[] = [
  { name: "welcome", scenario: {}, reach: async () => {} },
  { name: "reading", scenario: {}, reach: ({ page }) => page.locator(".header-tools button").nth(2).click() },
  { name: "age", scenario: {}, reach: toAge },
  { name: "stopped", scenario: {}, reach: toStopped },
  {
    name: "stopped-link",
    scenario: {},
    reach: async (walker) => {
      await toStopped(walker);
      await walker.page.locator(".outside-link button").first().click();
    },
  },
  { name: "choose-empty", scenario: {}, reach: toChoose },
  { name: "choose", scenario: {}, reach: toChosen },
  {
    name: "scanning",
    scenario: { scanTakes: 60_000 },
    reach: async (walker) => {
      await toScanning(walker);
      await walker.page.locator(".bar[aria-valuenow]").waitFor();
    },
  },
  {
    name: "scanning-stop",
    scenario: { scanTakes: 60_000 },
    reach: async (walker) => {
      await toScanning(walker);
      await walker.press("path:scanning.stop");
      await walker.sees("path:scanning.stopHeading");
    },
  },
  { name: "scanning-done", scenario: {}, reach: toScanning },
  { name: "review", scenario: {}, reach: toReview },
  {
    name: "review-uncovered",
    scenario: {},
    reach: async (walker) => {
      await toReview(walker);
      await walker.press("review:chooseAll");
      await walker.press("review:uncoverThis");
      await walker.page.locator("img.picture").waitFor();
    },
  },
  {
    name: "left-out",
    scenario: {},
    reach: async (walker) => {
      await toReview(walker);
      await walker.press("review:leftOut");
      await walker.page.locator(".left-out-file").first().waitFor();
    },
  },
  {
    name: "review-leave",
    scenario: {},
    reach: async (walker) => {
      await toReview(walker);
      await walker.press("frame:back");
      await walker.sees("review:leave.heading");
    },
  },
  { name: "review-nothing", scenario: { items: 0, skipped: 3 }, reach: toReview },
  { name: "review-empty", scenario: { items: 0, skipped: 0 }, reach: toReview },
  { name: "keep", scenario: {}, reach: toKeep },
  {
    name: "keep-own-pin",
    scenario: {},
    reach: async (walker) => {
      await toKeep(walker);
      await walker.pick("send:keep.ownPin");
      await walker.page.locator(".code-input").fill("123456");
      await walker.press("send:keep.next");
      await walker.page.locator(".fault").waitFor();
    },
  },
  {
    name: "keep-locked",
    scenario: { keychain: "locked", opensOnTry: false },
    reach: async (walker) => {
      await walker.press("frame:newCase");
      await toReview(walker);
      await walker.press("review:chooseAll");
      await walker.page.locator(".ways-on .button-primary").click();
      await walker.sees("send:keychain.locked.heading");
    },
  },
  {
    name: "no-bank",
    scenario: { bank: null },
    reach: async (walker) => {
      await toReview(walker);
      await walker.press("review:chooseAll");
      await walker.page.locator(".ways-on .button-primary").click();
      await walker.sees("send:noBank.heading");
    },
  },
  { name: "confirm", scenario: {}, reach: toConfirm },
  {
    name: "confirm-exact",
    scenario: {},
    reach: async (walker) => {
      await toConfirm(walker);
      await walker.page.locator(".exact > summary").click();
      await walker.page.locator(".exact > summary").evaluate((summary) => summary.scrollIntoView());
    },
  },
  {
    name: "sending",
    scenario: { sendHangs: true },
    reach: async (walker) => {
      await toSending(walker);
      await walker.sees("send:sending.delivering");
    },
  },
  {
    name: "sending-failed",
    scenario: { sendFails: ["bank-unreachable"] },
    reach: async (walker) => {
      await toSending(walker);
      await walker.sees("send:sending.headingFailed");
    },
  },
  {
    name: "done",
    scenario: {},
    reach: async (walker) => {
      await toSending(walker);
      await walker.sees("send:done.heading");
    },
  },
  { name: "cases-none", scenario: {}, reach: async (walker) => walker.press("frame:cases") },
  { name: "cases", scenario: { cases: 3 }, reach: async ({ page }) => page.locator(".case-row").first().waitFor() },
  { name: "cases-locked", scenario: { keychain: "locked" }, reach: async (walker) => walker.sees("send:keychain.locked.heading") },
  { name: "case", scenario: { cases: 3 }, reach: toCase },
  {
    name: "case-keys",
    scenario: { cases: 3 },
    reach: async (walker) => {
      await toCase(walker);
      await walker.press("cases:one.reveal");
      await walker.page.locator(".code").first().waitFor();
    },
  },
  {
    name: "case-forget",
    scenario: { cases: 3 },
    reach: async (walker) => {
      await toCase(walker);
      await walker.press("cases:one.forget");
      await walker.sees("cases:one.forgetHeading");
    },
  },
  {
    name: "case-check-failed",
    scenario: { cases: 3, checkFails: "bank-timeout" },
    reach: async (walker) => {
      await toCase(walker);
      await walker.press("cases:one.check");
      await walker.page.locator(".notice-attention").waitFor();
    },
  },
  ...caseScreens,
  ...helpScreens,
  ...reviewScreens,
  ...workstationScreens,
];
