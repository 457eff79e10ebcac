/** @file More photos for a case that is there: the same path, no PIN asked, and at the bank one case with all of them. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writePicture } from "../fixtures/pictures.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
let more: string;
beforeAll(async () => {
  place = await openWorkplace();
  more = await mkdtemp(join(tmpdir(), "pictures-"));
  await Promise.all([71, 72].map((seed) => writePicture(join(more, `IMG_${String(seed)}.jpg`), seed)));
});
afterAll(async () => {
  await place.close();
  await rm(more, { recursive: true, force: true });
});

const kept = () => place.bank.db.selectFrom("bank_case").select(["number", "received"]).execute();

test("a person adds to a case without typing its PIN again", async () => {
  const { program, person } = await place.start();
  const { page } = program;
  await person.getsToReview([place.sample.folder]);
  await person.getsToConfirm({ label: "Orchard" });
  await person.sends();
  const keys = await person.readsKeys();
  const [first] = await kept();
  expect(first?.number).toBe(keys.caseNumber);

  await person.press("Go to my cases");
  await person.press("Orchard");
  await person.press("Add more photos or videos");
  await person.heading("How old was everyone in the pictures?").waitFor();
  await person.sees("Adding to Orchard");
  await page.getByText("Everyone was 18 or over").click();
  await person.press("Continue");
  await person.choosesFolders([more]);
  await person.makesFingerprints();
  await person.press("Choose all");
  await person.press(/^Go on with/);
  await person.heading("Add to a case you have").waitFor();
  expect(await page.getByLabel("PIN").count()).toBe(0);
  await person.press("See what will be sent");
  await person.heading("This is what will be sent").waitFor();
  const shown = await person.readsExactBytes();
  expect(shown.join("")).toContain(keys.caseNumber);

  const before = place.proxy.seen.length;
  await person.press(/^Send \d/);
  await person.heading("Added to your case").waitFor({ timeout: 60_000 });
  expect(place.proxy.seen.slice(before).map(({ body }) => body)).toEqual(shown);

  const received = first?.received ?? 0;
  expect(await kept()).toEqual([{ number: keys.caseNumber, received: received + 2 }]);
  await person.sees(`now has ${String(received + 2)} fingerprints of Orchard`);

  await person.press("Go to my cases");
  await person.press("Orchard");
  await person.press("Remove from this computer");
  await person.press("Remove it here");
  await person.heading("My cases").waitFor();
  await program.close();
});
