/** @file The case API as a person's program meets it. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankError, bankInfo, caseState } from "../../src/shared/case-api.ts";
import { startBank, type Bank } from "../src/server.ts";

const consent = { policyVersion: "2026-11", date: "2026-11-22", assisted: false, everyoneAdult: true };
const pdq = (seed: number) => ({ type: "pdq", value: (BigInt(seed) * 0x9e3779b97f4a7c15f39cc0605cedc835n).toString(16).padStart(64, "5a3c").slice(-64) });

let bank: Bank;
beforeAll(async () => {
  bank = await startBank({ scrypt: { logN: 10, r: 8, p: 1 }, publishEvery: 50 });
});
afterAll(async () => {
  await bank.close();
});

const post = async (path: string, body: unknown) => {
  const answer = await fetch(`${bank.address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
};

const create = async (fields: object = {}) =>
  post("/v1/cases", { idempotencyKey: randomUUID(), pin: "482915", consent, expected: 2, ...fields });

describe("the case API", () => {
  it("makes a case, takes its parts, shows it and takes it back", async () => {
    const created = await create();
    expect(created.status).toBe(201);
    const { caseNumber } = caseState.parse(created.body);
    const part = { caseNumber, pin: "482915", partKey: randomUUID(), fingerprints: [pdq(1), pdq(2)] };
    const added = await post("/v1/cases/fingerprints", part);
    expect(caseState.parse(added.body).fingerprints).toEqual({ expected: 2, received: 2 });
    const again = await post("/v1/cases/fingerprints", part);
    expect(caseState.parse(again.body).fingerprints).toEqual({ expected: 2, received: 2 });
    await expect
      .poll(async () => caseState.parse((await post("/v1/cases/status", { caseNumber, pin: "482915" })).body).status)
      .toBe("active");
    const withdrawn = await post("/v1/cases/withdraw", { caseNumber, pin: "482915" });
    expect(caseState.parse(withdrawn.body).status).toBe("withdrawn");
    const late = await post("/v1/cases/fingerprints", { ...part, partKey: randomUUID() });
    expect([late.status, bankError.parse(late.body).error.code]).toEqual([410, "withdrawn"]);
  });

  it("gives the same case for the same key, and refuses the key with another request", async () => {
    const idempotencyKey = randomUUID();
    const first = await create({ idempotencyKey });
    const second = await create({ idempotencyKey });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    for (const change of [{ pin: "482916" }, { expected: 3 }]) {
      const other = await create({ idempotencyKey, ...change });
      expect([other.status, bankError.parse(other.body).error.code]).toEqual([409, "key-reused"]);
    }
  });

  it("answers a wrong number and a wrong PIN alike", async () => {
    const { caseNumber } = caseState.parse((await create()).body);
    const wrongPin = await post("/v1/cases/status", { caseNumber, pin: "999999" });
    const wrongNumber = await post("/v1/cases/status", { caseNumber: "0000-0000-0000-0000", pin: "482915" });
    expect(wrongPin).toEqual(wrongNumber);
    expect(wrongPin.status).toBe(403);
  });

  it("says what it takes and who reads it", async () => {
    const answer = await fetch(`${bank.address}/v1/info`);
    expect(bankInfo.parse(await answer.json()).accepts).toContain("pdq");
    expect((await fetch(`${bank.address}/health`)).status).toBe(200);
  });
});
