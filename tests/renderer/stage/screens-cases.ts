/** @file The case list and what is around it: cases of other services, adding to a case, the sheet, the file, faults. */
import type { ScreenEntry, Walker } from "./screens.ts";

const toCaseNamed =
  (name: string) =>
  async ({ page }: Walker): Promise<void> => {
    await page.locator(".case-link").getByText(name, { exact: true }).click();
    await page.locator("#case-status").waitFor();
  };
const toEnter = async (walker: Walker): Promise<void> => {
  if (await walker.page.locator(".case-tools").isHidden()) await walker.press("frame:cases");
  await walker.press("cases:tools.enter");
  await walker.sees("cases:enter.heading");
};
const toAdopt = async (walker: Walker): Promise<void> => {
  await toEnter(walker);
  await walker.page.locator(".option input").first().check();
  await walker.press("cases:enter.next");
  await walker.sees("cases:adopt.heading");
};
const toNote = async (walker: Walker): Promise<void> => {
  await toEnter(walker);
  await walker.page.locator(".option input").nth(1).check();
  await walker.press("cases:enter.next");
  await walker.sees("cases:note.heading.stopncii");
};
const toSheet = async (walker: Walker): Promise<void> => {
  await toCaseNamed("Blue")(walker);
  await walker.press("cases:one.sheet");
  await walker.sees("export:sheet.heading");
};
/** Everything on the path between the question of age and what was chosen, whoever asked it. */
const throughThePath = async ({ page, pick, press, words }: Walker): Promise<void> => {
  await pick("path:age.everyone-adult");
  await press("path:age.next");
  await press("path:choose.folders");
  await page.locator(".chosen li").first().waitFor();
  await press("path:choose.next");
  await press("path:scanning.next");
  await page.locator("[role=gridcell]").first().waitFor();
  await press("review:chooseAll");
  await page.locator(".ways-on .button-primary").click();
  await page.locator("h1").getByText(words("review:heading")).waitFor({ state: "detached" });
};
const toAddMore = async (walker: Walker): Promise<void> => {
  await toCaseNamed("Blue")(walker);
  await walker.press("cases:one.add");
  await throughThePath(walker);
  await walker.sees("send:adding.heading");
};
const toAddConfirm = async (walker: Walker): Promise<void> => {
  await toAddMore(walker);
  await walker.press("send:adding.next");
  await walker.sees("send:confirm.heading");
};
const toExport = async (walker: Walker): Promise<void> => {
  await walker.press("path:welcome.start");
  await throughThePath(walker);
  await walker.press("export:file.open");
  await walker.sees("export:file.heading");
};

const full = { cases: 6, elsewhere: 4, unreadable: 2 } as const;

export const caseScreens: readonly ScreenEntry[] = [
  { name: "cases-all-kinds", scenario: full, reach: async ({ page }) => page.locator(".unreadable").waitFor() },
  {
    name: "cases-check-all",
    scenario: { ...full, checkFails: "bank-timeout" },
    reach: async (walker) => {
      await walker.press("cases:tools.checkAll");
      await walker.page.locator(".check-faults").waitFor();
    },
  },
  {
    name: "cases-remove-unreadable",
    scenario: full,
    reach: async (walker) => {
      await walker.page.locator(".unreadable button").first().click();
      await walker.sees("cases:unreadable.removeHeading");
    },
  },
  { name: "case-drafted", scenario: full, reach: toCaseNamed("Amber") },
  { name: "case-sending", scenario: full, reach: toCaseNamed("Green") },
  { name: "case-sent", scenario: full, reach: toCaseNamed("Grey") },
  { name: "case-withdrawal-asked", scenario: full, reach: toCaseNamed("Rose") },
  { name: "enter-case", scenario: full, reach: toEnter },
  { name: "adopt", scenario: full, reach: toAdopt },
  {
    name: "adopt-unfinished",
    scenario: full,
    reach: async (walker) => {
      await toAdopt(walker);
      await walker.press("cases:adopt.ask");
      await walker.page.locator(".field .fault").nth(2).waitFor();
    },
  },
  {
    name: "adopt-not-known",
    scenario: full,
    reach: async (walker) => {
      await toAdopt(walker);
      await walker.page.locator(".field input").nth(0).fill("7k3m q9tx 2bhw 5rc0");
      await walker.page.locator(".field input").nth(1).fill("48203917");
      await walker.page.locator(".field input").nth(2).fill("Pond");
      await walker.press("cases:adopt.ask");
      await walker.page.locator("[role=alert]:visible").waitFor();
    },
  },
  { name: "note-elsewhere", scenario: full, reach: toNote },
  {
    name: "note-elsewhere-locked",
    scenario: { keychain: "locked", opensOnTry: false },
    reach: async (walker) => {
      await toNote(walker);
      await walker.page.locator(".field input").first().fill("Pond");
      await walker.press("cases:note.save");
      await walker.page.locator("[role=alert]:visible").waitFor();
    },
  },
  {
    name: "elsewhere",
    scenario: full,
    reach: async (walker) => {
      await walker.page.locator(".case-link").getByText("Lake", { exact: true }).click();
      await walker.press("cases:elsewhere.reveal");
      await walker.page.locator(".code").first().waitFor();
    },
  },
  {
    name: "elsewhere-forget",
    scenario: full,
    reach: async (walker) => {
      await walker.page.locator(".case-link").getByText("Meadow", { exact: true }).click();
      await walker.press("cases:elsewhere.forget");
      await walker.sees("cases:elsewhere.forgetHeading");
    },
  },
  { name: "sheet", scenario: full, reach: toSheet },
  {
    name: "sheet-saved",
    scenario: full,
    reach: async (walker) => {
      await toSheet(walker);
      await walker.press("export:sheet.pdf");
      await walker.sees("export:sheet.saved");
    },
  },
  {
    name: "sheet-failed",
    scenario: { ...full, handover: "fails" },
    reach: async (walker) => {
      await toSheet(walker);
      await walker.press("export:sheet.page");
      await walker.page.locator("[role=alert]:visible").waitFor();
    },
  },
  { name: "export", scenario: {}, reach: toExport },
  {
    name: "export-saved",
    scenario: {},
    reach: async (walker) => {
      await toExport(walker);
      await walker.pick("path:age.everyone-adult");
      await walker.press("export:file.save");
      await walker.page.locator(".came").waitFor();
    },
  },
  {
    name: "export-stopped",
    scenario: {},
    reach: async (walker) => {
      await toExport(walker);
      await walker.pick("path:age.not-sure");
      await walker.sees("export:file.stoppedHeading");
    },
  },
  { name: "add-more", scenario: full, reach: toAddMore },
  { name: "add-more-confirm", scenario: full, reach: toAddConfirm },
  {
    name: "add-more-done",
    scenario: full,
    reach: async (walker) => {
      await toAddConfirm(walker);
      await walker.page.locator(".ways-on .button-primary").click();
      await walker.sees("send:done.headingAdded");
    },
  },
  {
    name: "cases-stranded",
    scenario: { ...full, sendFails: ["bank-unreachable"] },
    reach: async (walker) => {
      await toAddConfirm(walker);
      await walker.page.locator(".ways-on .button-primary").click();
      await walker.press("send:sending.later");
      await walker.sees("cases:stranded.heading");
    },
  },
];
