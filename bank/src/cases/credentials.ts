/** @file Opens a case with its number and PIN. A wrong number and a wrong PIN take the same way, the same time and the same answer. */
import type { CaseCredentials, Pin } from "../../../src/shared/case-api.ts";
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

/** Hashes a PIN anew at the cost of today. A case whose hash is cheaper would else answer faster than one that does not exist. */
const renew = async ({ db, pins }: Guard, caseId: number, pin: Pin): Promise<void> => {
  const { salt, hash, cost } = await pins.hash(pin);
  await db
    .updateTable("bank_case")
    .set({ pin_salt: salt, pin_hash: hash, pin_log_n: cost.logN, pin_r: cost.r, pin_p: cost.p })
    .where("id", "=", caseId)
    .execute();
};

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
  if (stored !== null && !guard.pins.isCurrent(stored)) await renew(guard, found.id, pin);
  return found.id;
};
