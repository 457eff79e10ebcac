/** @file Opens a case with its number and PIN. A wrong number and a wrong PIN take the same way, the same time and the same answer. */
import type { CaseCredentials } from "../../../src/shared/case-api.ts";
import type { AddressLimit, CaseAttempts } from "../attempts.ts";
import type { Database } from "../database/open.ts";
import type { PinHasher } from "../pin-hash.ts";
import { Refusal } from "../refusal.ts";

export interface Guard {
  readonly db: Database;
  readonly pins: PinHasher;
  readonly attempts: CaseAttempts;
  readonly addresses: AddressLimit;
}

/** The inner id of the case. Throws a {@link Refusal}: `not-recognised` or `too-many-attempts`. */
export const openCase = async (guard: Guard, { caseNumber, pin }: CaseCredentials, address: string): Promise<number> => {
  const giveBackAddress = guard.addresses.book(address);
  const giveBackCase = await guard.attempts.book(caseNumber);
  const giveBack = async () => {
    giveBackAddress();
    await giveBackCase();
  };
  const found = await guard.db
    .selectFrom("bank_case")
    .select(["id", "pin_salt", "pin_hash", "pin_log_n", "pin_r", "pin_p"])
    .where("number", "=", caseNumber)
    .executeTakeFirst();
  const stored =
    found === undefined
      ? null
      : {
          salt: found.pin_salt,
          hash: found.pin_hash,
          cost: { logN: found.pin_log_n, r: found.pin_r, p: found.pin_p },
        };
  const right = await guard.pins.matches(pin, stored).catch(async (fault: unknown) => {
    // Nothing was compared, so nothing was guessed: a busy bank must not lock people out.
    await giveBack();
    throw fault;
  });
  if (!right || found === undefined) throw new Refusal("not-recognised");
  await giveBack();
  return found.id;
};
