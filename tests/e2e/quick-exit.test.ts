/** @file Leaving at once, from anywhere. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Program } from "../hosts/index.ts";
import type { Person } from "./person.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

type Way = (program: Program, person: Person) => Promise<void>;
const ways: readonly (readonly [string, Way])[] = [
  ["the button", async (_program, person) => {
      // The window may be gone before the mouse has said that it clicked.
      await person.press(/^Leave/).catch(() => undefined);
    }],
  [
    "Shift three times",
    async ({ page }) => {
      await page.keyboard.press("Shift");
      await page.keyboard.press("Shift");
      // The window may be gone before the key is up again.
      await page.keyboard.press("Shift").catch(() => undefined);
    },
  ],
];

describe.each(ways)("leaving with %s", (_name, leave) => {
  test("blanks the window within 100 ms and ends the program", async () => {
    const { program, person } = await place.start();
    await person.getsToReview([place.sample.folder]);
    // Timed in the page itself, from the input to an empty body.
    await program.page.evaluate(() => {
      const began = { at: 0 };
      for (const name of ["keydown", "pointerdown"]) window.addEventListener(name, () => (began.at = performance.now()), { capture: true });
      new MutationObserver(() => {
        if (document.body.innerText.trim() === "" && !("blankAfter" in globalThis)) {
          Object.assign(globalThis, { blankAfter: performance.now() - began.at });
        }
      }).observe(document.documentElement, { childList: true, subtree: true, attributes: true });
    });
    const blank = program.page
      .waitForFunction(() => (globalThis as { blankAfter?: number }).blankAfter, undefined, { polling: 5, timeout: 10_000 })
      .then((handle) => handle.jsonValue())
      // The window may be gone before the answer: that is blank enough.
      .catch(() => 0);
    await leave(program, person);
    expect(await blank).toBeLessThan(100);
    expect(await program.ended).toBe(0);
    await program.close();
  });
});
