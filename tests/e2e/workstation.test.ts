/** @file A support centre's computer: one client after another, nothing of one left for the next. Real keychain, real bank. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keychainStore } from "../../src/cases/index.ts";
import type { Person } from "./person.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

const NAME = "Juniper";
const PASSPHRASE = "seven quiet herons over tin roofs";
/** Working a passphrase out takes a second or two on purpose, and longer on a busy machine. */
const patience = { timeout: 60_000 };

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

/** Everything the program keeps in this computer's keychain, as another program would find it. */
const keychainEntries = async (): Promise<ReadonlyMap<string, string>> => {
  const found = await keychainStore().entries();
  if (!found.ok) throw new Error(`the keychain is ${found.fault}`);
  return found.value;
};

const sharedComputer = async ({ getsPastQuestion, press, heading }: Person): Promise<void> => {
  await getsPastQuestion();
  await press("For support centres and shared computers");
  await heading("A shared computer").waitFor(patience);
};

const beginsVisit = async (person: Person, page: Page): Promise<void> => {
  await person.press("Begin a visit");
  await person.press("Begin the visit");
  await page.getByText("A visit: nothing is kept").waitFor(patience);
};

const sendsCase = async (person: Person, label: string): Promise<void> => {
  await person.getsToReview([place.sample.folder]);
  await person.getsToConfirm({ label });
  await person.sends();
};

const opensSpace = async (page: Page, passphrase: string): Promise<void> => {
  await page.getByLabel("Name of the space").fill(NAME);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.keyboard.press("Enter");
};

const shown = (page: Page): Promise<string> => page.locator("body").innerText();

describe("a centre's computer", () => {
  test("keeps a client's cases in their space, shows nothing once it is locked, and erases it whole", async () => {
    const before = await keychainEntries();
    const { program, person } = await place.start();
    const { page } = program;
    await sharedComputer(person);
    await person.press("Make a space");
    // From here to the open space by keyboard alone.
    await page.getByLabel("Name of the space").focus();
    await page.keyboard.type(NAME);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.getByText("Very good").waitFor(patience);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByText(`Space: ${NAME}`).waitFor(patience);

    await sendsCase(person, "Harbour");
    const keys = await person.readsKeys();
    const entries = [...(await keychainEntries())].map(([name, text]) => `${name} ${text}`).join("\n");
    for (const secret of [NAME, "Harbour", keys.caseNumber, keys.pin]) expect(entries).not.toContain(secret);

    await program.emitPower("suspend");
    await person.sees("The computer went to sleep");
    for (const secret of [NAME, "Harbour", keys.caseNumber]) expect(await shown(page)).not.toContain(secret);

    await person.press("Open a space");
    await opensSpace(page, "not the passphrase at all");
    await person.sees("No space was opened with this name and passphrase.");
    await opensSpace(page, PASSPHRASE);
    await person.heading("My cases").waitFor(patience);
    await person.sees("Harbour");

    await person.press("About this space");
    await person.press("Erase this space");
    await person.press("Erase it");
    await person.sees(/^One entry was removed\. We looked again/);
    expect(await keychainEntries()).toEqual(before);
    await program.close();
  });

  test("keeps nothing of a visit, asks for the sheet before it ends, and shows the next client nothing", async () => {
    const before = await keychainEntries();
    const { program, person } = await place.start();
    const { page } = program;
    await sharedComputer(person);
    await beginsVisit(person, page);
    await sendsCase(person, "Lantern");
    const keys = await person.readsKeys();

    await person.press("End the visit");
    await person.heading("Has the client taken their sheet?").waitFor();
    await person.press("Go on with the visit");
    await person.press("I have written them down");
    await person.heading("My cases").waitFor();
    await person.press("End the visit");
    await page.locator(".ask").getByRole("button", { name: "End the visit" }).click();
    await person.heading("The visit is over").waitFor();
    for (const secret of ["Lantern", keys.caseNumber, keys.pin]) expect(await shown(page)).not.toContain(secret);
    expect(await keychainEntries()).toEqual(before);

    await person.press("Go on to the next person");
    await beginsVisit(person, page);
    await person.press("My cases");
    await person.heading("My cases").waitFor();
    expect(await shown(page)).not.toContain("Lantern");
    await person.sees("No cases yet");
    await program.close();
  });

  test("has nothing left of a visit that was cut off", async () => {
    const before = await keychainEntries();
    const first = await place.start();
    await sharedComputer(first.person);
    await beginsVisit(first.person, first.program.page);
    await sendsCase(first.person, "Lantern");
    await first.program.kill("SIGKILL");
    expect(await keychainEntries()).toEqual(before);

    const second = await place.start();
    await second.person.getsPastQuestion();
    expect(await shown(second.program.page)).not.toContain("Lantern");
    await second.program.close();
  });
});
