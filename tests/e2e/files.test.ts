/** @file Choosing, dropping, pausing, stopping, and files that can't be used. */
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { picture, writeSampleFolder } from "../fixtures/pictures.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

describe("files", () => {
  test("that were dropped are as good as chosen ones", async () => {
    const { program, person } = await place.start();
    await person.saysEveryoneIsAdult();
    await program.dropFiles(person.heading("Choose photos and videos"), [place.sample.folder]);
    await person.button(/^Remove /).waitFor();
    await person.makesFingerprints();
    await person.sees(/of 8 chosen/);
    await program.close();
  });

  test("that can't be used are listed by name, with what happened and what to do", async () => {
    const { program, person } = await place.start();
    await person.getsToReview([place.sample.folder]);
    await program.page.getByText(/^Left out \(3\)/).click();
    for (const name of ["empty.jpg", "notes.jpg", "half.jpg"]) await person.sees(name);
    await person.sees("This file is empty. There is nothing in it to fingerprint.");
    await program.close();
  });

  test("that vanished before they were read are told about, and the rest is done", async () => {
    const folder = await mkdtemp(join(tmpdir(), "vanishing-"));
    const kept = await mkdtemp(join(tmpdir(), "kept-"));
    await writeSampleFolder(folder);
    await picture(40).jpeg().toFile(join(kept, "still here.jpg"));
    const { program, person } = await place.start();
    await person.saysEveryoneIsAdult();
    await person.choosesFolders([folder, kept]);
    await rename(folder, `${folder}-moved`);
    await person.makesFingerprints();
    await person.sees(/of 1 chosen/);
    await program.page.getByText(/^Left out \(1\)/).click();
    await person.sees("This file is no longer where it was.");
    await program.close();
    await rm(`${folder}-moved`, { recursive: true, force: true });
    await rm(kept, { recursive: true, force: true });
  });

  test("are covered until uncovered, and covered again when the window is left", async () => {
    const { program, person } = await place.start();
    await person.getsToReview([place.sample.folder]);
    expect(await program.page.locator("img").count()).toBe(0);
    await program.emitPower("lock-screen");
    expect(await program.page.locator("img").count()).toBe(0);
    await program.close();
  });

  test("can be paused, continued and stopped", async () => {
    const folder = await mkdtemp(join(tmpdir(), "many-"));
    const jpeg = await picture(50, 1600, 1200).jpeg().toBuffer();
    const { writeFile } = await import("node:fs/promises");
    for (let index = 0; index < 400; index += 1) await writeFile(join(folder, `P${index}.jpg`), Buffer.concat([jpeg, Buffer.from(String(index))]));
    const { program, person } = await place.start();
    await person.saysEveryoneIsAdult();
    await person.choosesFolders([folder]);
    await person.press("Make fingerprints");
    await person.press("Pause");
    await person.heading("Paused").waitFor();
    await person.press("Continue");
    await person.heading("Making fingerprints").waitFor();
    await person.press("Stop");
    await person.press("Keep what is done");
    await person.sees(/Look through/);
    await program.close();
    await rm(folder, { recursive: true, force: true });
  });
});
