/** @file Help in the real program: threats first, the directory by keyboard, and nothing read or opened that nobody asked for. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

/** Tab until the control with this name has the focus, as somebody does who can't use a mouse. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const labels = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement ? [...(activeElement.labels ?? [])] : [];
      return [activeElement?.getAttribute("aria-label"), ...(labels.length > 0 ? labels.map((label) => label.textContent) : [activeElement?.textContent])];
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`Tab never came to ${name}`);
};

describe("somebody who is being threatened", () => {
  test("finds what to do before anything else is asked, and the way back to the path", async () => {
    const { program, person } = await place.start();
    await person.heading("Could someone be watching this computer?").waitFor();
    await person.press("Is someone threatening you right now?");
    await person.heading("If someone is threatening you right now").waitFor();
    const steps = await program.page.locator("ol.first-steps h2").allTextContents();
    expect(steps.slice(0, 4)).toEqual(["Don't pay", "Don't send any more pictures", "Keep what they wrote", "Stop answering"]);

    await person.press("Someone was under 18");
    await person.sees(/Take no screenshots of the pictures/);
    expect(await person.button("Go on with fingerprints").count()).toBe(0);

    await person.press("Everyone was 18 or over");
    await person.press("Go on with fingerprints");
    await person.getsToAge();
    expect(place.proxy.seen).toEqual([]);
    expect(await program.openedLinks()).toEqual([]);
    await program.close();
  });
});

describe("the directory", () => {
  test("is found, searched and left by keyboard alone, and a website opens only after a yes", async () => {
    const { program, person } = await place.start();
    const { keyboard } = program.page;
    await tabTo(program.page, "Help");
    await keyboard.press("Enter");
    await person.heading("People who help").waitFor();
    await tabTo(program.page, "Your country");
    await keyboard.type("New Zea");
    await tabTo(program.page, "Search");
    await keyboard.type("netsafe");
    await program.page.getByRole("status").getByText("One place found").waitFor();
    await person.sees("0508 NETSAFE");
    await person.sees("Sources differ on phone hours at the weekend.");
    await person.sees(/^Sources read on /);
    await person.sees("https://netsafe.org.nz");

    await tabTo(program.page, "Open website Netsafe");
    await keyboard.press("Enter");
    await person.heading("Open this page in your browser?").waitFor();
    expect(await program.openedLinks()).toEqual([]);
    await keyboard.press("Escape");
    await person.heading("Open this page in your browser?").waitFor({ state: "detached" });
    expect(await program.openedLinks()).toEqual([]);
    await keyboard.press("Enter");
    await tabTo(program.page, "Open in my browser");
    await keyboard.press("Enter");
    await expect.poll(() => program.openedLinks()).toEqual(["https://netsafe.org.nz"]);

    await tabTo(program.page, "Back");
    await keyboard.press("Enter");
    await person.heading("Could someone be watching this computer?").waitFor();
    expect(place.proxy.seen).toEqual([]);
    await program.close();
  });
});

describe("where someone was, or may have been, under 18", () => {
  test("nothing is read, whatever is dropped on the window, and help under 18 is at hand", async () => {
    const { program, person } = await place.start();
    await person.getsToAge();
    await program.page.getByText("Someone was under 18, or may have been").click();
    await person.press("Continue");
    const stopped = person.heading("There is a better place for these pictures");
    await stopped.waitFor();
    await program.dropFiles(stopped, [place.sample.folder]);
    expect(await stopped.isVisible()).toBe(true);
    expect(await person.button("Make fingerprints").count()).toBe(0);
    // Not even the program's own interface starts a scan with this answer.
    const started = await program.page.evaluate(async () => {
      const { ownprint } = window as unknown as { readonly ownprint: { readonly scan: { readonly start: (args: unknown) => Promise<unknown> } } };
      return ownprint.scan.start({ grants: [`grant-${"0".repeat(32)}`], age: "someone-under-18" });
    });
    expect(started).toEqual({ ok: false, code: "bad-request" });

    await program.page.getByLabel("Your country").selectOption("GB");
    await person.sees("0800 1111");
    expect(await program.page.getByText("Revenge Porn Helpline (SWGfL)").count()).toBe(0);

    await person.press("I answered wrongly");
    await person.heading("How old was everyone in the pictures?").waitFor();
    expect(place.proxy.seen).toEqual([]);
    await program.close();
  });
});
