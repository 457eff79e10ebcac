/**
 * @file A bank that is down, or hears and is not heard: a clear sentence, a way to try again, one case in the end. Every other
 * fault of a bank is tried without a window: tests/cases/faulty-bank.test.ts.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "../fixtures/faulty-proxy.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeEach(async () => {
  place = await openWorkplace();
});
afterEach(() => place.close());

const troubles: readonly (readonly [string, Fault, RegExp])[] = [
  ["is down", { kind: "lose-request" }, /reach/i],
  ["loses its answers", { kind: "lose-answer" }, /reach/i],
];

describe.each(troubles)("a bank that %s", (what, fault, sentence) => {
  test("is told about in words, and trying again ends in one case", async () => {
    const { program, person } = await place.start();
    await person.getsToReview([place.sample.folder]);
    await person.getsToConfirm({ label: `Storm, ${what}` });
    place.proxy.follow(() => fault);
    await person.press(/^Send \d/);
    const alert = program.page.getByRole("alert").filter({ hasText: sentence });
    await alert.first().waitFor({ timeout: 120_000 });

    place.proxy.follow([]);
    await person.press("Try again");
    await person.heading("Your fingerprints have arrived").waitFor({ timeout: 60_000 });
    const { caseNumber } = await person.readsKeys();
    const keysSent = new Set(place.proxy.seen.filter(({ path }) => path === "/v1/cases").map(({ body }) => (JSON.parse(body) as { idempotencyKey: string }).idempotencyKey));
    expect(keysSent.size).toBe(1);
    const numbersSent = new Set(
      place.proxy.seen.filter(({ path }) => path === "/v1/cases/fingerprints").map(({ body }) => (JSON.parse(body) as { caseNumber: string }).caseNumber),
    );
    expect([...numbersSent]).toEqual([caseNumber]);
    await program.close();
  });
});
