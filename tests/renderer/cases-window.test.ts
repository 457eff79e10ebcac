/** @file The case list and a case in a real window: covered in time or as long as asked, checked one after another, never removed unasked. */
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
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const focused = (page: Page): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent);
const NUMBER = "7K3M-Q9TX-2BHW-5RCE";

describe("number and PIN", () => {
  test("are announced to be covered twenty seconds before, and stay when the person asks for it", async () => {
    const { page } = await reach("case");
    await page.clock.install();
    await button(page, "Show number and PIN").click();
    await page.getByText("Covered again after 30 seconds.").waitFor();
    await page.clock.runFor(10_500);
    await page.getByText("Covered again in 20 seconds.").waitFor();
    await button(page, "Keep them shown").click();
    expect(await focused(page)).toBe("Cover them again");
    await page.clock.runFor(120_000);
    expect(await page.getByText(NUMBER).count()).toBe(1);
    await page.context().close();
  });

  test("are covered as soon as the window is left, also when they were to stay", async () => {
    const { page } = await reach("case-keys");
    await button(page, "Keep them shown").click();
    await page.evaluate(() => window.ownprintDouble.cover());
    await page.getByText(NUMBER).waitFor({ state: "detached" });
    await page.context().close();
  });

  test("leave the focus near when they are covered by themselves", async () => {
    const { page } = await reach("case");
    await page.clock.install();
    await button(page, "Show number and PIN").click();
    await button(page, "Copy PIN").focus();
    await page.clock.runFor(31_000);
    expect(await focused(page)).toBe("Show number and PIN");
    await page.context().close();
  });

  test("are copied by the program, which says when it takes them off the clipboard", async () => {
    const { page } = await reach("case-keys");
    await button(page, "Copy PIN").click();
    await page.getByText("Copied. It is taken off the clipboard after 60 seconds.").waitFor();
    await page.context().close();
  });
});

describe("checking all", () => {
  test("asks about each that the bank can know, and says what came of it", async () => {
    const { page } = await reach("cases-all-kinds");
    await button(page, "Check all").click();
    await page.getByText("5 cases were checked just now.").waitFor();
    await page.getByText("4 were made at other services.").waitFor();
    await page.context().close();
  });

  test("names each that could not be checked, with the reason", async () => {
    const { page } = await reach("cases-check-all");
    expect(await page.locator(".check-faults li").count()).toBe(5);
    await page.getByText("No case could be checked.").waitFor();
    expect(await page.locator(".check-faults li").first().textContent()).toContain("did not answer in time");
    await page.context().close();
  });

  test("can be stopped, and the button keeps the focus", async () => {
    const { page } = await reach("cases-all-kinds");
    await button(page, "Check all").click();
    await button(page, "Stop checking").press("Enter");
    await page.getByText(/^\d+ were not asked about\.|^One was not asked about\./).waitFor();
    expect(await focused(page)).toBe("Check all");
    await page.context().close();
  });
});

describe("entries that can't be read", () => {
  test("go only after being asked about, one at a time", async () => {
    const { page } = await reach("cases-remove-unreadable");
    await button(page, "Leave it there").click();
    expect(await page.locator(".unreadable li").count()).toBe(2);
    await page.locator(".unreadable button").first().click();
    await button(page, "Remove it").click();
    await page.getByText("One entry can't be read").waitFor();
    await page.context().close();
  });
});

describe("a case of another service", () => {
  test("can be kept for this session where the keychain is locked, by choice", async () => {
    const { page } = await reach("note-elsewhere-locked");
    await page.getByText("Or don't keep it here at all: write number and PIN on paper.").waitFor();
    await button(page, "Only until I close the program").last().click();
    await page.getByRole("heading", { name: "Pond" }).waitFor();
    await page.getByText("Only until you close the program", { exact: true }).waitFor();
    await page.context().close();
  });

  test("is in the list as soon as it was noted, with the focus back on the way there", async () => {
    const { page } = await reach("note-elsewhere");
    await page.getByLabel("A name for it").fill("Pond");
    await page.getByLabel("PIN, if there is one").fill("4820");
    await button(page, "Keep it").click();
    await page.getByRole("heading", { name: "Pond" }).waitFor();
    await button(page, "Back").last().click();
    await button(page, "Pond").waitFor();
    expect(await focused(page)).toBe("Enter a case I already have");
    await page.context().close();
  });
});

describe("a sending that was left", () => {
  test("goes on from the list where it stopped", async () => {
    const { page } = await reach("cases-stranded");
    await button(page, "Go on sending").click();
    await page.getByRole("heading", { name: "Added to your case" }).waitFor();
    await page.context().close();
  });
});

describe("taking along", () => {
  test.each([
    ["done", "Save as PDF", "The file is saved. It holds your PIN."],
    ["closed", "Save as a web page", "Nothing was saved."],
    ["done", "Print it", "The page went to the printer."],
    ["closed", "Print it", "Nothing was printed."],
  ] as const)("says what came of it: %s, %s", async (handover, press, told) => {
    const { page } = await reach("sheet", { handover });
    await button(page, press).click();
    await page.getByText(told).waitFor();
    await page.context().close();
  });

  test("refuses a file of pictures whose people may have been under 18, and points to who helps", async () => {
    const { page } = await reach("export-stopped");
    expect(await button(page, "Save the file").getAttribute("aria-disabled")).toBe("true");
    await button(page, "Open Take It Down").waitFor();
    await button(page, "Open Report Remove").waitFor();
    await page.context().close();
  });

  test("says that nothing was saved when the dialog was closed", async () => {
    const { page } = await reach("export", { handover: "closed" });
    await page.getByLabel("Everyone was 18 or over").check();
    await button(page, "Save the file").click();
    await page.getByText("Nothing was saved.").waitFor();
    await page.context().close();
  });
});
