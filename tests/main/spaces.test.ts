import { describe, expect, test, vi } from "vitest";
import type { Cases } from "../../src/cases/index.ts";
import { spacesHandlers } from "../../src/main/handlers/spaces.ts";
import { failed, ok } from "../../src/shared/contract/index.ts";
import { spaceName, type SpacesStatus } from "../../src/shared/contract/spaces.ts";

const status: SpacesStatus = { place: { kind: "personal" }, waitBeforeNextTry: 0, lockAfter: 1_000 };
const named = { name: spaceName.parse("Client A"), passphrase: "seven quiet herons" };

/** Spaces whose every command answers the same. */
const answering = (opens: boolean): Cases["spaces"] => {
  const answer = () => Promise.resolve(opens ? ok(status) : failed("space-not-opened"));
  return {
    status: answer,
    strength: () => Promise.resolve(ok({ score: 4, enough: true })),
    create: answer,
    open: answer,
    lock: answer,
    rename: answer,
    changePassphrase: answer,
    erase: () => Promise.resolve(opens ? ok({ removed: 0 }) : failed("keychain-failed")),
    visit: answer,
    stillHere: () => Promise.resolve(ok(undefined)),
  };
};

const moves = {
  create: (spaces) => spaces.create(named),
  open: (spaces) => spaces.open(named),
  lock: (spaces) => spaces.lock(undefined),
  erase: (spaces) => spaces.erase(undefined),
  visit: (spaces) => spaces.visit(undefined),
} as const satisfies Readonly<Record<string, (spaces: ReturnType<typeof spacesHandlers>) => unknown>>;

describe("what was chosen and scanned", () => {
  test.each(Object.entries(moves))("is forgotten with %s", async (_name, move) => {
    const forget = vi.fn();
    await move(spacesHandlers(answering(true), forget));
    expect(forget).toHaveBeenCalledOnce();
  });

  test.each(Object.entries(moves))("stays when %s did not work", async (_name, move) => {
    const forget = vi.fn();
    await move(spacesHandlers(answering(false), forget));
    expect(forget).not.toHaveBeenCalled();
  });

  test("stays when the open space gets another name or passphrase", async () => {
    const forget = vi.fn();
    const spaces = spacesHandlers(answering(true), forget);
    await spaces.rename(named);
    await spaces.changePassphrase({ passphrase: "seven quiet herons", next: "moss on the northern gate" });
    expect(forget).not.toHaveBeenCalled();
  });
});
