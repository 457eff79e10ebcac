/** @file Help and the first question in a real Chromium: in reach from everywhere, and nothing is lost by looking something up. */
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

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.textContent ?? null);
const opened = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.ownprintDouble.opened);

describe("the first question", () => {
  test("is waited for, and every answer says what it means and leads on", async () => {
    for (const [answer, means, on] of [
      ["No, or not that I know", "press Leave now at the top", "Continue"],
      ["Maybe", "a program that watches this computer", "Go on here all the same"],
      ["Yes", "can make things more dangerous", "Go on here all the same"],
    ] as const) {
      const { page } = await stage.open({ asksFirst: true });
      await page.getByRole("button", { name: "Continue", exact: true }).press("Enter");
      await heading(page, "Could someone be watching this computer?").waitFor();
      await page.getByLabel(answer, { exact: true }).check();
      await page.getByRole("status").getByText(means).waitFor();
      expect(await page.getByRole("button", { name: "Find a helpline" }).count()).toBe(answer === "No, or not that I know" ? 0 : 1);
      await press(page, on);
      await heading(page, "You are in control here").waitFor();
      await page.context().close();
    }
  });

  test("is not asked where there are cases", async () => {
    const { page } = await stage.open({ asksFirst: true, cases: 2 });
    expect(await heading(page, "My cases").count()).toBe(1);
    await press(page, "Start a new case");
    await heading(page, "You are in control here").waitFor();
    await page.context().close();
  });
});

describe("help", () => {
  const everywhere = ["watched", "age", "scanning", "sending", "cases", "case", "evidence"];
  test.each(everywhere)("is one press away from %s", async (name) => {
    const { page } = await reach(name);
    await press(page, "Help");
    await heading(page, "People who help").waitFor();
    expect(await focused(page)).toBe("People who help");
    await page.context().close();
  });

  test("gives the review back as it was left: what is chosen, and where the list stood", async () => {
    const { page } = await reach("review", { items: 2_000 });
    await page.getByRole("button", { name: "Choose all", exact: true }).click();
    await page.locator(".grid").evaluate((grid) => grid.scrollTo(0, 4_000));
    await press(page, "Help");
    await heading(page, "People who help").waitFor();
    await press(page, "Back");
    await page.getByText("2,000 of 2,000 chosen").waitFor();
    expect(await page.locator(".grid").evaluate((grid) => grid.scrollTop)).toBe(4_000);
    expect(await focused(page)).toBe("Help");
    await page.context().close();
  });

  test("gives back what was typed on a screen beside the path", async () => {
    const { page } = await stage.open();
    await page.locator(".shared-computer button").click();
    await press(page, "Make a space");
    await page.getByRole("textbox").first().fill("Room 4");
    await press(page, "Help");
    await press(page, "Is someone threatening you right now?");
    await press(page, "Back");
    await press(page, "Back");
    expect(await page.getByRole("textbox").first().inputValue()).toBe("Room 4");
    await page.context().close();
  });

  test("opened while something is asked takes the safe answer and the focus", async () => {
    const { page } = await reach("review-leave");
    await press(page, "Help");
    await heading(page, "People who help").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await focused(page)).toBe("People who help");
    await press(page, "Back");
    await page.getByRole("gridcell").first().waitFor();
    await page.context().close();
  });
});

describe("the directory", () => {
  test("says how many there are as a person types, and leads out of finding none", async () => {
    const { page } = await reach("help-directory-all");
    const status = page.getByRole("main").getByRole("status").filter({ hasText: /found/ });
    expect(await status.textContent()).toBe("48 places found");
    await page.getByLabel("Search", { exact: true }).fill("childline");
    await status.getByText("2 places found").waitFor();
    await page.getByLabel("Search", { exact: true }).fill("childline zzz");
    await status.getByText("Nothing found").waitFor();
    await press(page, "Clear the search");
    await status.getByText("48 places found").waitFor();
    expect(await focused(page)).toBe("Find an organisation");
    await page.context().close();
  });

  test("shows nobody under 18 a place for adults alone, and keeps the choice", async () => {
    const { page } = await reach("help-directory");
    await page.getByLabel("Your country").selectOption("GB");
    await page.getByLabel("Age in the pictures").selectOption("under-18");
    await page.getByText("0800 1111", { exact: true }).waitFor();
    expect(await page.getByText("Revenge Porn Helpline (SWGfL)").count()).toBe(0);
    await press(page, "Back");
    await press(page, "Help");
    expect(await page.getByLabel("Your country").inputValue()).toBe("GB");
    expect(await page.getByLabel("Age in the pictures").inputValue()).toBe("under-18");
    await page.context().close();
  });

  test("opens a website only after asking, and only that one", async () => {
    const { page, strangers } = await reach("help-directory");
    await page.getByLabel("Your country").selectOption("NZ");
    await page.getByRole("button", { name: "Open website Netsafe" }).click();
    await page.getByRole("dialog").getByText("https://netsafe.org.nz").waitFor();
    await press(page, "Stay here");
    expect(await opened(page)).toEqual([]);
    await page.getByRole("button", { name: "Open website Netsafe" }).click();
    await press(page, "Open in my browser");
    await expect.poll(() => opened(page)).toEqual(["nz-netsafe"]);
    expect(strangers()).toEqual([]);
    await page.context().close();
  });
});

describe("being threatened", () => {
  test("with pictures of somebody under 18 never leads to fingerprints here", async () => {
    const { page } = await reach("stopped");
    await press(page, "What to do about threats");
    await heading(page, "If someone is threatening you right now").waitFor();
    await page.getByText("Take no screenshots of the pictures").waitFor();
    expect(await page.getByRole("button", { name: "Everyone was 18 or over" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Go on with fingerprints" }).count()).toBe(0);
    await press(page, "Open Take It Down");
    await press(page, "Open in my browser");
    await expect.poll(() => opened(page)).toEqual(["take-it-down"]);
    await page.context().close();
  });

  test("leads back to where the path was left", async () => {
    const { page } = await reach("choose");
    await press(page, "Help");
    await press(page, "Is someone threatening you right now?");
    await press(page, "Go on with fingerprints");
    await heading(page, "Choose photos and videos").waitFor();
    await page.locator(".chosen li").first().waitFor();
    await page.context().close();
  });
});

describe("keeping evidence", () => {
  test.each(["keep", "confirm"])("is offered on %s, warns of pictures of people under 18 first, and changes nothing there", async (name) => {
    const { page } = await reach(name);
    const before = await page.locator("h1").textContent();
    await press(page, "Keep evidence before you send");
    await heading(page, "Keep evidence first, if you want to").waitFor();
    expect(await page.locator(".screen-work:visible h2").first().textContent()).toBe("Not for pictures of anyone under 18");
    await press(page, "Back");
    expect(await page.locator("h1").textContent()).toBe(before);
    expect(await focused(page)).toBe("Keep evidence before you send");
    await page.context().close();
  });
});
