/** @file From a folder to a saved case, found again after a restart: every part real. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseKeysSeen } from "./person.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

describe("a person with a folder of pictures", () => {
  let keys: CaseKeysSeen;

  test("gets from the folder to a case number and PIN", async () => {
    const { program, person } = await place.start();
    await person.getsToReview([place.sample.folder]);
    await person.sees(`0 of ${place.sample.photos + place.sample.videos} chosen`);

    await person.getsToConfirm({ label: "Harbour" });
    expect(place.proxy.seen.length).toBe(0);
    const shown = await person.readsExactBytes();

    await person.sends();
    keys = await person.readsKeys();
    expect(keys.pin).toMatch(/^\d{8}$/);

    // The very bytes that were shown went out, in that order, but for the number that the bank had yet to give.
    const sent = place.proxy.seen.map(({ body }) => body);
    expect(sent.length).toBe(shown.length);
    const withoutNumber = (body: string): string => body.replace(/"caseNumber":"[^"]*"/, '"caseNumber":""');
    expect(sent.map(withoutNumber)).toEqual(shown.map(withoutNumber));
    expect(sent.join("")).not.toMatch(/IMG_|MOV_|Summer|Harbour|\.jpg|pictures-/);
    // Around them nothing but what HTTP needs: no language, no version, no name of this computer.
    const headers = new Set(place.proxy.seen.flatMap((request) => Object.keys(request.headers)));
    expect([...headers].sort()).toEqual(["accept", "connection", "content-length", "content-type", "host"]);
    await program.close();
  });

  test("finds the case after a restart and sees how it stands", async () => {
    const before = place.proxy.seen.length;
    const { program, person } = await place.start();
    await person.heading("My cases").waitFor();
    await person.sees("Harbour");
    expect(place.proxy.seen.length).toBe(before);

    await person.press("Harbour");
    await person.press("Check now");
    await expect.poll(() => place.proxy.seen.slice(before).map(({ path }) => path)).toEqual(["/v1/cases/status"]);
    await person.sees(/Shared with platforms|Received/);

    await person.press("Show number and PIN");
    expect(await person.readsKeys()).toEqual(keys);
    await program.close();
  });

  test("removes the case from this computer only after being asked", async () => {
    const { program, person } = await place.start();
    await person.press("Harbour");
    await person.press("Remove from this computer");
    await person.press("Keep it");
    await person.press("Remove from this computer");
    await person.press("Remove it here");
    await person.heading("My cases").waitFor();
    expect(await program.page.getByText("Harbour").count()).toBe(0);
    await program.close();
  });

  test("can keep nothing: the case is gone with the program", async () => {
    const first = await place.start();
    await first.person.getsToReview([place.sample.folder]);
    await first.person.getsToConfirm({ label: "Nowhere kept", keepsNothing: true });
    await first.person.sends();
    await first.person.sees(/kept nowhere/);
    await first.program.close();

    const second = await place.start();
    expect(await second.program.page.getByText("Nowhere kept").count()).toBe(0);
    await second.program.close();
  });
});
