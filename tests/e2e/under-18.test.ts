/** @file Promise 7: for pictures of anyone under 18 the program stops, explains and points on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linkAddress } from "../../src/shared/contract/help.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

describe.each(["Someone was under 18, or may have been", "I'm not sure"])("the answer %j", (answer) => {
  test("stops, shows where help is, and offers no way to choose files", async () => {
    const { program, person } = await place.start();
    await person.getsToAge();
    await program.page.getByText(answer).click();
    await person.press("Continue");
    await person.sees("Take It Down");
    await person.sees("Report Remove");
    await person.sees(linkAddress["take-it-down"]);
    expect(await person.button("Choose folders").count()).toBe(0);

    await person.press(/^Open Take It Down/);
    expect(await program.openedLinks()).toEqual([]);
    await person.press("Stay here");
    expect(await program.openedLinks()).toEqual([]);
    await person.press(/^Open Take It Down/);
    await person.press("Open in my browser");
    await expect.poll(() => program.openedLinks()).toEqual([linkAddress["take-it-down"]]);
    expect(place.proxy.seen).toEqual([]);
    await program.close();
  });
});
