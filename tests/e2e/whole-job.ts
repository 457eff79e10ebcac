/** @file The whole job in any language and with any hands: from the first screen to how a sent case stands, and off this computer again. */
import type { Locator } from "playwright-core";
import type { Program } from "../hosts/index.ts";
import { patternOf, type Words } from "../renderer/stage/words.ts";
import type { Hands } from "./hands.ts";

export interface Job {
  readonly program: Program;
  readonly hands: Hands;
  readonly folder: string;
  /** How the case is named, and whether it stays when the program is closed. */
  readonly label: string;
  /** Asked at each screen for the words from there on, so that the language can change on the way. */
  readonly at: (screen: string) => Promise<Words>;
  /** What is done with the grid of covered pictures beyond choosing all of them. */
  readonly inGrid?: (grid: Locator) => Promise<void>;
}

const patience = { timeout: 60_000 };

export const doWholeJob = async ({ program, hands, folder, label, at, inGrid }: Job): Promise<void> => {
  const { page } = program;
  const button = (text: string): Locator => page.getByRole("button", { name: patternOf(text) }).first();
  const arrives = async (heading: string): Promise<void> => {
    try {
      await page.getByRole("heading", { level: 1, name: patternOf(heading) }).waitFor(patience);
    } catch (cause) {
      throw new Error(`"${heading}" never came. The window says instead:\n${await page.locator("body").innerText()}`, { cause });
    }
  };
  /** The one thing that leads on, for buttons whose text counts. */
  const wayOn = page.locator(".ways-on .button-primary").filter({ visible: true });
  /** Waits for a screen by its heading, in the words as they are now, and gives those for the way on. */
  let words = await at("start");
  const onScreen = async (name: string, key: `${string}:${string}`): Promise<void> => {
    await arrives(words(key));
    words = await at(name);
  };

  await onScreen("watched", "path:watched.heading");
  await hands.pick(page.getByRole("radio", { name: words("path:watched.no"), exact: true }));
  await hands.press(button(words("path:watched.next")));
  await onScreen("welcome", "path:welcome.heading");
  await hands.press(button(words("path:welcome.start")));
  await onScreen("age", "path:age.heading");
  await hands.pick(page.getByRole("radio", { name: words("path:age.everyone-adult"), exact: true }));
  await hands.press(button(words("path:age.next")));
  await onScreen("choose", "path:choose.heading");
  await program.answerOpenDialog([folder]);
  await hands.press(button(words("path:choose.folders")));
  await page.locator(".chosen li").first().waitFor(patience);
  await hands.press(button(words("path:choose.next")));
  await page.getByRole("button", { name: patternOf(words("path:scanning.next")) }).waitFor(patience);
  await onScreen("scanning", "path:scanning.headingDone");
  await hands.press(button(words("path:scanning.next")));
  await page.getByRole("gridcell").first().waitFor(patience);
  await onScreen("review", "review:heading");
  await inGrid?.(page.getByRole("grid"));
  await hands.press(button(words("review:chooseAll")));
  await hands.press(wayOn);
  await onScreen("keep", "send:keep.heading");
  await hands.type(page.getByRole("textbox", { name: words("send:keep.label") }), label);
  await hands.press(button(words("send:keep.next")));
  await onScreen("confirm", "send:confirm.heading");
  await hands.press(wayOn);
  await onScreen("done", "send:done.heading");
  await hands.press(button(words("send:done.toCases")));
  await onScreen("cases", "cases:heading");
  await hands.press(page.getByRole("button", { name: label }).first());
  await page.getByRole("heading", { level: 1, name: label }).waitFor(patience);
  words = await at("case");
  await hands.press(button(words("cases:one.check")));
  await page.getByText(patternOf(words("cases:one.checked"))).first().waitFor(patience);
  await at("checked");
  // The keychain is every spec's: nothing of this one stays in it.
  await hands.press(button(words("cases:one.forget")));
  await hands.press(button(words("cases:one.forgetYes")));
  await arrives(words("cases:heading"));
  await at("removed");
};
