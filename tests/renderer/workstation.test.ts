/** @file A client's space in the window: asked before it locks, locked for every reason there is, and guessed slowly. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage, type Opened, type Stage } from "./stage/index.ts";
import { screens, walkerOn } from "./stage/screens.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const reach = async (name: string, scenario: Parameters<Stage["open"]>[0] = {}): Promise<Opened> => {
  const screen = screens.find((entry) => entry.name === name);
  if (screen === undefined) throw new Error(`no screen ${name}`);
  const opened = await stage.open({ ...screen.scenario, ...scenario });
  await screen.reach(walkerOn(opened.page, "en"));
  return opened;
};

interface Double {
  readonly cover: (why: "suspend" | "screen-lock") => void;
  readonly lockSpace: () => void;
}
const onDouble = (page: Page, why: "suspend" | "screen-lock" | null): Promise<void> =>
  page.evaluate((reason) => {
    const { ownprintDouble } = globalThis as unknown as { readonly ownprintDouble: Double };
    if (reason !== null) ownprintDouble.cover(reason);
    ownprintDouble.lockSpace();
  }, why);
const shown = (page: Page): Promise<string> => page.locator("body").innerText();

describe("an open space", () => {
  test.each([
    ["suspend", "The computer went to sleep, so it was locked."],
    ["screen-lock", "The screen was locked, so the space was locked too."],
    [null, "Nobody did anything here for a while, so it was locked."],
  ] as const)("locked by %s says why and shows nothing of the client", async (why, sentence) => {
    const { page, complaints } = await reach("space");
    await page.getByText("Blue").first().waitFor();
    await onDouble(page, why);
    await page.getByText(sentence).waitFor();
    expect(await shown(page)).not.toMatch(/Blue|Green|Juniper/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("The space is locked");
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  test("locked over a question takes the question away too", async () => {
    const { page } = await reach("space-erase");
    await onDouble(page, null);
    await page.getByRole("heading", { name: "The space is locked" }).waitFor();
    expect(await page.locator("dialog").count()).toBe(0);
    expect(await page.locator("[inert]").count()).toBe(0);
    await page.context().close();
  });

  test("is asked about before it locks, and stays open when the person says so", async () => {
    const { page } = await reach("space", { lockAfter: 6_000 });
    const stay = page.getByRole("button", { name: "Stay in the space" });
    for (let asked = 0; asked < 2; asked += 1) {
      await stay.waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Stay in the space");
      await page.keyboard.press("Enter");
      await stay.waitFor({ state: "detached" });
    }
    expect(await shown(page)).toContain("Juniper");
    await page.context().close();
  });

  test("locks when nobody answers", async () => {
    const { page } = await reach("space", { lockAfter: 1_500 });
    await page.getByText("Are you still there?").waitFor();
    await page.getByText("Nobody did anything here for a while, so it was locked.").waitFor();
    await page.context().close();
  });

  test("keeps the question under the hand that goes to answer it", async () => {
    const { page } = await reach("space-stay");
    await page.mouse.move(10, 10);
    await page.mouse.move(600, 400, { steps: 5 });
    await page.keyboard.press("ArrowDown");
    expect(await page.getByText("Are you still there?").count()).toBe(1);
    await page.context().close();
  });

  test("asks before locking while something is under way, and not otherwise", async () => {
    const { page } = await reach("space", { cases: 0 });
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await page.getByText("You locked it. Nothing of it is shown any more.").waitFor();
    await page.context().close();
  });
});

describe("a passphrase that does not fit", () => {
  test("makes the next one wait, and says for how long", async () => {
    const { page } = await reach("space-wait");
    const open = page.getByRole("button", { name: "Open the space" });
    expect(await open.getAttribute("aria-disabled")).toBe("true");
    await page.getByText(/^You can try again in \d seconds?\.$/).waitFor();
    await page.locator(".passphrase input").fill("seven quiet herons over tin roofs");
    await page.keyboard.press("Enter");
    expect(await page.locator(".place").count()).toBe(0);
    await page.getByText("You can try again now.").waitFor();
    await open.click();
    await page.getByText("Space: Juniper").waitFor();
    await page.context().close();
  });

  test("gets the same sentence whether there is a space of that name or not", async () => {
    const sentences = await Promise.all(
      [{}, { spaces: [] }].map(async (scenario) => {
        const { page } = await reach("space-not-opened", scenario);
        const text = await page.locator("main").innerText();
        await page.context().close();
        return text;
      }),
    );
    expect(sentences[0]).toContain("No space was opened with this name and passphrase.");
    expect(sentences[0]).toBe(sentences[1]);
  });
});

describe("a new passphrase", () => {
  test("is typed twice unless it can be read, and the space is not made before both are the same", async () => {
    const { page } = await reach("space-new");
    await page.getByLabel("Name of the space").fill("Juniper");
    await page.getByLabel("New passphrase", { exact: true }).fill("seven quiet herons over tin roofs");
    await page.getByLabel("The same passphrase once more").fill("seven quiet herons over tin roof");
    await page.getByRole("button", { name: "Make the space" }).click();
    await page.getByText("These two are not the same.").waitFor();
    expect(await page.locator(".place").count()).toBe(0);
    await page.getByRole("button", { name: "Show: New passphrase" }).click();
    expect(await page.getByLabel("The same passphrase once more").count()).toBe(0);
    expect(await page.getByLabel("New passphrase", { exact: true }).getAttribute("type")).toBe("text");
    await page.getByRole("button", { name: "Make the space" }).click();
    await page.getByText("Space: Juniper").waitFor();
    await page.context().close();
  });
});

describe("the end of a visit", () => {
  test("offers the sheet of each case, and the visit goes on meanwhile", async () => {
    const { page } = await reach("visit-end");
    await page.getByRole("button", { name: "Print or save the sheet for Blue" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    expect(await page.locator("[inert]").count()).toBe(0);
    expect(await page.getByText("A visit: nothing is kept").count()).toBe(1);
    await page.context().close();
  });
});

describe("closing the window in a visit", () => {
  test("that holds a case asks about the sheet instead", async () => {
    const { page } = await reach("visit-end");
    await page.getByRole("button", { name: "Go on with the visit" }).click();
    await page.getByRole("button", { name: "My cases" }).click();
    await page.locator(".case-link").first().waitFor();
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const native = await asked;
    expect(native.type()).toBe("beforeunload");
    await native.dismiss();
    await page.getByRole("heading", { name: "Has the client taken their sheet?" }).waitFor();
    await page.context().close();
  });

  test("is not held up once the person leaves at once", async () => {
    const { page } = await reach("visit-end");
    await page.getByRole("button", { name: "Go on with the visit" }).click();
    await page.getByRole("button", { name: "My cases" }).click();
    await page.locator(".case-link").first().waitFor();
    await page.getByRole("button", { name: /^Leave now/ }).click();
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    await page.context().close();
  });
});
