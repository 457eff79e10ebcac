/** @file A shared computer: the ways in, an open space, a visit, and what is left on the screen when either ends. */
import type { ScreenEntry, Walker } from "./screens.ts";

const NAME = "Juniper";
const PASSPHRASE = "seven quiet herons over tin roofs";
const withSpace = { spaces: [{ name: NAME, passphrase: PASSPHRASE }] } as const;

/** The program begins with its first question unless there are cases. */
const pastQuestion = async ({ page, words, pick, press }: Walker): Promise<void> => {
  if ((await page.getByLabel(words("path:watched.no"), { exact: true }).count()) === 0) return;
  await pick("path:watched.no");
  await press("path:watched.next");
};
const toStart = async (walker: Walker): Promise<void> => {
  await pastQuestion(walker);
  await walker.press("workstation:link");
  await walker.sees("workstation:start.heading");
};
const toOpen = async (walker: Walker): Promise<void> => {
  await toStart(walker);
  await walker.press("workstation:start.open.action");
  await walker.sees("workstation:open.lead");
};
const typeIntoOpen = async ({ page }: Walker, passphrase: string): Promise<void> => {
  await page.locator(".field input").first().fill(NAME);
  await page.locator(".passphrase input").fill(passphrase);
  await page.locator(".ways-on .button-primary:visible").click();
};
const toSpace = async (walker: Walker): Promise<void> => {
  await toOpen(walker);
  await typeIntoOpen(walker, PASSPHRASE);
  await walker.page.locator(".place").waitFor();
};
const toNew = async (walker: Walker): Promise<void> => {
  await toStart(walker);
  await walker.press("workstation:start.create.action");
  await walker.sees("workstation:new.lead");
};
const toVisitNew = async (walker: Walker): Promise<void> => {
  await toStart(walker);
  await walker.press("workstation:start.visit.action");
  await walker.sees("workstation:visit.lead");
};
const toVisit = async (walker: Walker): Promise<void> => {
  await toVisitNew(walker);
  await walker.press("workstation:visit.next");
  await walker.sees("workstation:place.visit");
};
/** From the welcome of a place to the question what the case is called. */
const toKeep = async ({ page, pick, press, words }: Walker): Promise<void> => {
  await press("path:welcome.start");
  await pick("path:age.everyone-adult");
  await press("path:age.next");
  await press("path:choose.folders");
  await page.locator(".chosen li").first().waitFor();
  await press("path:choose.next");
  await press("path:scanning.next");
  await page.locator("[role=gridcell]").first().waitFor();
  await press("review:chooseAll");
  await page.locator(".ways-on .button-primary").click();
  await page.locator("h1").getByText(words("workstation:keep.heading")).waitFor();
};
const toAboutSpace = async (walker: Walker): Promise<void> => {
  await toSpace(walker);
  await walker.press("workstation:place.manage");
  await walker.sees("workstation:space.lead");
};
const guess = async (walker: Walker, times: number): Promise<void> => {
  await toOpen(walker);
  for (let tries = 0; tries < times; tries += 1) {
    await typeIntoOpen(walker, `not it ${String(tries)}`);
    await walker.page.locator(".notice-attention").waitFor();
  }
};

export const workstationScreens: readonly ScreenEntry[] = [
  { name: "shared-computer", scenario: {}, reach: toStart },
  { name: "space-open", scenario: {}, reach: toOpen },
  { name: "space-not-opened", scenario: withSpace, reach: (walker) => guess(walker, 1) },
  {
    name: "space-wait",
    scenario: withSpace,
    reach: async (walker) => {
      await guess(walker, 3);
      await walker.page.locator(".numbers").waitFor();
    },
  },
  { name: "space-new", scenario: {}, reach: toNew },
  {
    name: "space-new-faults",
    scenario: {},
    reach: async (walker) => {
      await toNew(walker);
      await walker.page.locator(".passphrase input").first().fill("too short");
      await walker.page.locator(".ways-on .button-primary:visible").click();
      await walker.page.locator(".fault").first().waitFor();
      await walker.page.locator(".strength-full").waitFor();
    },
  },
  {
    name: "space-new-good",
    scenario: {},
    reach: async (walker) => {
      await toNew(walker);
      await walker.page.locator(".field input").first().fill(NAME);
      await walker.page.locator(".passphrase .button").click();
      await walker.page.locator(".passphrase input").fill(PASSPHRASE);
      await walker.page.locator(".strength-enough").waitFor();
    },
  },
  { name: "space", scenario: { ...withSpace, cases: 2, casesInPlace: 2 }, reach: toSpace },
  { name: "space-about", scenario: withSpace, reach: toAboutSpace },
  {
    name: "space-rename",
    scenario: withSpace,
    reach: async (walker) => {
      await toAboutSpace(walker);
      await walker.press("workstation:space.rename.action");
      await walker.page.locator(".ask").waitFor();
    },
  },
  {
    name: "space-passphrase",
    scenario: withSpace,
    reach: async (walker) => {
      await toAboutSpace(walker);
      await walker.press("workstation:space.passphrase.action");
      await walker.page.locator(".ask").waitFor();
    },
  },
  {
    name: "space-erase",
    scenario: withSpace,
    reach: async (walker) => {
      await toAboutSpace(walker);
      await walker.press("workstation:space.erase.action");
      await walker.sees("workstation:space.erase.ask");
    },
  },
  {
    name: "space-erased",
    scenario: { ...withSpace, cases: 2, casesInPlace: 2 },
    reach: async (walker) => {
      await toAboutSpace(walker);
      await walker.press("workstation:space.erase.action");
      await walker.press("workstation:space.erase.yes");
      await walker.sees("workstation:closed.erased.heading");
    },
  },
  {
    name: "space-stay",
    scenario: { ...withSpace, lockAfter: 2_000 },
    reach: async (walker) => {
      await toSpace(walker);
      // What the question is about does not happen while the test looks at it.
      await walker.page.evaluate(() => {
        const { ownprint } = globalThis as unknown as { readonly ownprint: { readonly spaces: { readonly stillHere: () => unknown } } };
        setInterval(() => void ownprint.spaces.stillHere(), 200);
      });
      await walker.sees("workstation:stay.heading");
    },
  },
  {
    name: "space-locked",
    scenario: withSpace,
    reach: async (walker) => {
      await toSpace(walker);
      await walker.press("workstation:place.lock");
      await walker.sees("workstation:closed.locked.asked");
    },
  },
  { name: "visit-new", scenario: {}, reach: toVisitNew },
  { name: "visit", scenario: {}, reach: toVisit },
  {
    name: "visit-keep",
    scenario: {},
    reach: async (walker) => {
      await toVisit(walker);
      await toKeep(walker);
      await walker.pick("send:keep.assisted");
      await walker.sees("workstation:keep.visit");
    },
  },
  {
    name: "visit-end-under-way",
    scenario: { cases: 2, casesInPlace: 2 },
    reach: async (walker) => {
      await toVisit(walker);
      await toKeep(walker);
      await walker.press("workstation:place.end");
      await walker.sees("workstation:end.underWay");
    },
  },
  {
    name: "space-lock-under-way",
    scenario: {},
    reach: async (walker) => {
      await toNew(walker);
      await walker.page.locator(".field input").first().fill(NAME);
      await walker.page.locator(".passphrase .button").click();
      await walker.page.locator(".passphrase input").fill(PASSPHRASE);
      await walker.page.locator(".ways-on .button-primary:visible").click();
      await walker.sees("workstation:place.lock");
      await toKeep(walker);
      await walker.press("workstation:place.lock");
      await walker.sees("workstation:lock.heading");
    },
  },
  {
    name: "visit-end",
    scenario: { cases: 2, casesInPlace: 2 },
    reach: async (walker) => {
      await toVisit(walker);
      await walker.press("workstation:place.end");
      await walker.sees("workstation:end.headingSheet");
    },
  },
  {
    name: "visit-over",
    scenario: {},
    reach: async (walker) => {
      await toVisit(walker);
      await walker.press("workstation:place.end");
      await walker.sees("workstation:closed.visit.heading");
    },
  },
  {
    name: "guide",
    scenario: {},
    reach: async (walker) => {
      await toStart(walker);
      await walker.press("workstation:guide.open");
      await walker.sees("workstation:guide.heading");
    },
  },
];
