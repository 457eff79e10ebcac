/** @file Looking through real files: alike ones decided once, one tried again after it was mended, one kept out, nothing shown unasked. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { picture, writePicture } from "../fixtures/pictures.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
let folder: string;
beforeAll(async () => {
  place = await openWorkplace();
  folder = await mkdtemp(join(tmpdir(), "looked-through-"));
  const original = picture(31, 1200, 900);
  await Promise.all([
    original.clone().jpeg({ quality: 92 }).toFile(join(folder, "a original.jpg")),
    original.clone().resize(600).jpeg({ quality: 70 }).toFile(join(folder, "b small copy.jpg")),
    original.clone().flop().resize(900).jpeg({ quality: 90 }).toFile(join(folder, "c mirrored.jpg")),
    writePicture(join(folder, "d other.jpg"), 32),
    writePicture(join(folder, "e kept out.jpg"), 33),
    writeFile(join(folder, "f broken.jpg"), (await picture(34).jpeg().toBuffer()).subarray(0, 400)),
  ]);
});
afterAll(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

test("a person decides by keyboard, mends a file, keeps one out, and sends the rest", async () => {
  const { program, person } = await place.start();
  const { page } = program;
  const tile = (name: string) => page.getByRole("gridcell", { name });
  await person.getsToAge();
  await page.getByText("Some may not be: I'll sort them picture by picture").click();
  await person.press("Continue");
  await person.choosesFolders([folder]);
  await person.makesFingerprints();
  await person.sees("0 of 5 chosen");

  // Three that are alike are one tile and one decision.
  const stack = tile("a original.jpg");
  await stack.waitFor();
  expect(await stack.textContent()).toContain("2 more like this");
  expect(await tile("b small copy.jpg").count()).toBe(0);
  await stack.focus();
  await page.keyboard.press("Space");
  await person.sees("3 of 5 chosen");
  await page.keyboard.press("Control+z");
  await person.sees("0 of 5 chosen");
  await page.keyboard.press("g");
  expect(await tile("b small copy.jpg").textContent()).toContain("same picture, smaller");
  expect(await tile("c mirrored.jpg").textContent()).toContain("mirrored");

  // One of them by itself: covered, shown while Space is held.
  await page.keyboard.press("Enter");
  await page.locator(".look").waitFor();
  expect(await page.locator("img").count()).toBe(0);
  await page.keyboard.down("Space");
  await page.locator("img").waitFor();
  expect(await page.locator("img").evaluate((image) => image instanceof HTMLImageElement && image.src.startsWith("blob:"))).toBe(true);
  await page.keyboard.up("Space");
  await page.locator("img").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await expect.poll(() => stack.evaluate((element) => element === document.activeElement)).toBe(true);

  // What could not be read is mended and tried again.
  await person.press("Left out (1)");
  await person.sees("f broken.jpg");
  await writePicture(join(folder, "f broken.jpg"), 34);
  await person.press("Try again f broken.jpg");
  await person.sees("1 of 1 could be read this time.");
  await person.press("Ready (6)");

  // Someone in one of them was under 18: it is gone, and undoing does not bring it back.
  await person.press("Choose all");
  await person.sees("6 of 6 chosen");
  await page.getByRole("searchbox").fill("kept out");
  await person.sees("1 file in view");
  await person.press("Under 18?");
  await page.getByText("Only the marked one").click();
  await person.press("Someone was under 18, or may have been");
  await person.sees("5 of 5 chosen");
  await person.press("Show everything");
  expect(await tile("e kept out.jpg").count()).toBe(0);
  await page.keyboard.press("Control+z");
  await person.sees("0 of 5 chosen");
  await page.keyboard.press("Control+y");
  await person.sees("5 of 5 chosen");

  // The rest goes on only after it was said that everyone was 18 or over.
  await person.press("Go on with 5 files");
  await person.press("Yes, everyone was");
  await person.heading("Where should the case be kept?").waitFor();
  await page.getByLabel("A name for this case").fill("Harbour");
  await page.getByText("Nowhere", { exact: true }).click();
  await person.press("See what will be sent");
  await person.heading("This is what will be sent").waitFor();
  expect(place.proxy.seen).toEqual([]);
  await person.sends();
  expect(place.proxy.seen.map(({ body }) => body).join("")).not.toMatch(/original|mirrored|kept out|looked-through/);
  await program.close();
});
