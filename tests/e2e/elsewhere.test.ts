/** @file All of a person's cases in one list: noted by hand, or brought back from paper; each there again after a restart. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "./person.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

/** From wherever the program opened to the list. */
const getsToCases = async ({ heading, button }: Person): Promise<void> => {
  const list = heading("My cases");
  const way = button(/^My cases$/);
  await list.or(way).first().waitFor();
  if (!(await list.isVisible())) await way.click();
  await list.waitFor();
};

describe("a case of another service", () => {
  test("is noted by hand without any connection, and is there after a restart", async () => {
    const first = await place.start();
    await getsToCases(first.person);
    await first.person.press("Enter a case I already have");
    await first.program.page.getByText("StopNCII", { exact: true }).click();
    await first.person.press("Continue");
    const { page } = first.program;
    await page.getByLabel("A name for it").fill("Lake");
    await page.getByLabel("Case number or reference").fill("987-654-321");
    await page.getByLabel("PIN, if there is one").fill("open sesame 7");
    await page.getByLabel("A note for yourself").fill("In spring, with help");
    await first.person.press("Keep it");
    await first.person.sees("StopNCII can't give you a new PIN.");
    await first.program.close();

    const second = await place.start();
    await second.person.heading("My cases").waitFor();
    await second.person.press("Lake");
    await second.person.sees("In spring, with help");
    expect(await second.program.page.getByText("987-654-321").count()).toBe(0);
    await second.person.press("Show what you noted");
    const codes = second.program.page.locator("dl.keys .code");
    await codes.nth(1).waitFor();
    expect((await codes.allTextContents()).map((text) => text.replaceAll(" ", ""))).toEqual(["987-654-321", "opensesame7"]);
    expect(place.proxy.seen).toEqual([]);

    await second.person.press("Remove from this computer");
    await second.person.press("Remove it here");
    await second.person.heading("My cases").waitFor();
    await second.program.page.getByText("Lake").waitFor({ state: "detached" });
    await second.program.close();
  });
});

describe("a case on paper", () => {
  test("comes back into the list with its number and PIN, typed as people type", async () => {
    const { program, person } = await place.start();
    const { page } = program;
    await person.getsToReview([place.sample.folder]);
    await person.getsToConfirm({ label: "Willow" });
    await person.sends();
    const keys = await person.readsKeys();
    await person.press("Go to my cases");
    await person.press("Willow");
    await person.press("Remove from this computer");
    await person.press("Remove it here");

    const enter = async (number: string): Promise<void> => {
      await page.getByLabel("Case number").fill(number);
      await page.getByLabel("PIN").fill(keys.pin);
      await page.getByLabel("A name for this case").fill("From paper");
      await person.press(/^Ask /);
    };
    await person.press("Enter a case I already have");
    await page.getByText("With Ownprint", { exact: true }).click();
    await person.press("Continue");
    const before = place.proxy.seen.length;
    await enter("7K3M-Q9TX");
    await person.sees(/four groups of four letters and numbers, such as/);
    expect(place.proxy.seen.length).toBe(before);

    await enter(keys.caseNumber.toLowerCase().replaceAll("-", " "));
    await person.heading("From paper").waitFor();
    expect(place.proxy.seen.slice(before).map(({ path }) => path)).toEqual(["/v1/cases/status"]);
    await person.press("Show number and PIN");
    expect(await person.readsKeys()).toEqual(keys);
    await person.press("Remove from this computer");
    await person.press("Remove it here");
    await person.heading("My cases").waitFor();
    await program.close();
  });
});
