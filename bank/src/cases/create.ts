/** @file Makes a case, once for each idempotency key, however often it is asked for. */
import { createHash } from "node:crypto";
import type { CaseState, CreateCaseRequest } from "../../../src/shared/case-api.ts";
import { newCaseNumber } from "../case-number.ts";
import { Refusal } from "../refusal.ts";
import type { Guard } from "./credentials.ts";
import { stateOf } from "./state.ts";

export interface Created {
  /** False when the key was known and the case was there already. */
  readonly isNew: boolean;
  readonly state: CaseState;
}

/** The request without its PIN, whose own hash tells whether it is the same. */
const digestOf = ({ consent, expected }: CreateCaseRequest): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([consent.policyVersion, consent.date, consent.assisted, expected]))
    .digest();

export type Maker = Pick<Guard, "db" | "pins" | "attempts">;

const existing = async ({ db, pins, attempts }: Maker, request: CreateCaseRequest): Promise<number | null> => {
  const found = await db
    .selectFrom("bank_case")
    .select(["id", "request_digest", "pin_salt", "pin_hash", "pin_log_n", "pin_r", "pin_p"])
    .where("idempotency_key", "=", request.idempotencyKey)
    .executeTakeFirst();
  if (found === undefined) return null;
  const cost = { logN: found.pin_log_n, r: found.pin_r, p: found.pin_p };
  // Whoever found a key must not be able to try PINs with it either.
  const giveBack = await attempts.book(request.idempotencyKey);
  const samePin = await pins.matches(request.pin, { salt: found.pin_salt, hash: found.pin_hash, cost }).catch(async (fault: unknown) => {
    await giveBack();
    throw fault;
  });
  if (!samePin || !digestOf(request).equals(found.request_digest)) throw new Refusal("key-reused");
  await giveBack();
  return found.id;
};

/**
 * Makes a case, or finds the one that its key already made. Two requests at once with one key end in one case: the database
 * lets only one row in. Throws a {@link Refusal} `key-reused` when the key was used with another PIN, consent or count,
 * `too-many-attempts` when that happened too often.
 */
export const createCase = async (maker: Maker, request: CreateCaseRequest): Promise<Created> => {
  const { db, pins } = maker;
  const known = await existing(maker, request);
  if (known !== null) return { isNew: false, state: await stateOf(db, known) };
  const { salt, hash, cost } = await pins.hash(request.pin);
  const inserted = await db
    .insertInto("bank_case")
    .values({
      number: newCaseNumber(),
      idempotency_key: request.idempotencyKey,
      request_digest: digestOf(request),
      pin_salt: salt,
      pin_hash: hash,
      pin_log_n: cost.logN,
      pin_r: cost.r,
      pin_p: cost.p,
      status: "received",
      policy_version: request.consent.policyVersion,
      consent_date: request.consent.date,
      assisted: request.consent.assisted,
      expected: request.expected,
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted !== undefined) return { isNew: true, state: await stateOf(db, inserted.id) };
  const winner = await existing(maker, request);
  if (winner === null) throw new Refusal("unavailable");
  return { isNew: false, state: await stateOf(db, winner) };
};
