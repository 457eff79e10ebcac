/** @file The case API as a person's program meets it, on both databases. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankError, bankInfo, caseCredentials, caseState, createCaseRequest, pin } from "../../src/shared/case-api.ts";
import { addressLimit, caseAttempts } from "../src/attempts.ts";
import { createCase } from "../src/cases/create.ts";
import { openCase } from "../src/cases/credentials.ts";
import { defaultLimits } from "../src/options.ts";
import { pinHasher } from "../src/pin-hash.ts";
import { startBank, type Bank } from "../src/server.ts";
import { onBothDatabases } from "./on-both-databases.ts";
import { createBody, md5Of, pdqOf, personWith, post, quick, vpdqOf, type Answer } from "./person.ts";
import { settled } from "./settled.ts";

const codeOf = ({ status, body }: Answer) => [status, bankError.parse(body).error.code];

onBothDatabases("the case API", (newDatabase) => {
  let bank: Bank;
  beforeAll(async () => {
    bank = await startBank({ ...quick, database: await newDatabase() });
  });
  afterAll(async () => {
    await bank.close();
  });
  const create = async (fields: object = {}) => post(bank.address, "/v1/cases", createBody(fields));

  describe("creating", () => {
    it("gives a case that has received nothing yet", async () => {
      const created = await create({ expected: 3 });
      expect(created.status).toBe(201);
      expect(caseState.parse(created.body)).toMatchObject({ status: "received", fingerprints: { expected: 3, received: 0 } });
    });

    it("gives the same case for the same key", async () => {
      const idempotencyKey = randomUUID();
      const first = await create({ idempotencyKey });
      const second = await create({ idempotencyKey });
      expect([first.status, second.status]).toEqual([201, 200]);
      expect(second.body).toEqual(first.body);
    });

    it("makes one case of ten requests at once with the same key", async () => {
      const idempotencyKey = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => create({ idempotencyKey })));
      expect(new Set(answers.map(({ body }) => caseState.parse(body).caseNumber)).size).toBe(1);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    });

    it("refuses a key that was used with another request", async () => {
      const idempotencyKey = randomUUID();
      await create({ idempotencyKey });
      expect(codeOf(await create({ idempotencyKey, pin: "482916" }))).toEqual([409, "key-reused"]);
      expect(codeOf(await create({ idempotencyKey, expected: 2 }))).toEqual([409, "key-reused"]);
    });

    it("refuses a case where not everyone was adult, and one of more fingerprints than it takes", async () => {
      const { consent, ...rest } = createBody();
      expect(codeOf(await post(bank.address, "/v1/cases", { ...rest, consent: { ...consent, everyoneAdult: false } }))).toEqual([
        400,
        "bad-request",
      ]);
      expect(codeOf(await create({ expected: 100_001 }))).toEqual([422, "limit-reached"]);
    });
  });

  describe("adding fingerprints", () => {
    it("counts a part once, however often it comes, and refuses its key for another part", async () => {
      const { caseNumber } = caseState.parse((await create({ expected: 4 })).body);
      const part = { caseNumber, pin: "482915", partKey: randomUUID(), fingerprints: [pdqOf(1), md5Of(1), vpdqOf(1)] };
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(bank.address, "/v1/cases/fingerprints", part)));
      for (const answer of answers) expect(caseState.parse(answer.body).fingerprints).toEqual({ expected: 4, received: 3 });
      const other = await post(bank.address, "/v1/cases/fingerprints", { ...part, fingerprints: [pdqOf(2)] });
      expect(codeOf(other)).toEqual([409, "key-reused"]);
    });

    it("lets two writers on the same fingerprints finish", async () => {
      const shared = Array.from({ length: 300 }, (_, index) => pdqOf(`shared ${String(index)}`));
      const people = await Promise.all(Array.from({ length: 4 }, () => personWith(bank.address, [])));
      const states = await Promise.all(
        people.map((person, index) => person.add(index % 2 === 0 ? shared : shared.toReversed())),
      );
      for (const state of states) expect(state.fingerprints.received).toBe(300);
    });

    it("becomes active when platforms can read it, and takes more than was announced", async () => {
      const person = await personWith(bank.address, [pdqOf("early")]);
      await settled(bank);
      expect((await person.status()).status).toBe("active");
      expect((await person.add([pdqOf("later")])).fingerprints).toEqual({ expected: 2, received: 2 });
    });
  });

  describe("withdrawing", () => {
    it("can be done twice, and ends adding", async () => {
      const person = await personWith(bank.address, [pdqOf("gone")]);
      expect((await person.withdraw()).status).toBe("withdrawn");
      expect((await person.withdraw()).status).toBe("withdrawn");
      expect((await person.status()).status).toBe("withdrawn");
      const { caseNumber, pin } = person;
      const late = { caseNumber, pin, partKey: randomUUID(), fingerprints: [pdqOf("late")] };
      expect(codeOf(await post(bank.address, "/v1/cases/fingerprints", late))).toEqual([410, "withdrawn"]);
    });
  });

  it("hashes a PIN anew when its case is opened after the cost was raised", async () => {
    const { db } = bank;
    const guardWith = (logN: number) => ({
      db,
      pins: pinHasher("one pepper for both", { logN, r: 8, p: 1 }),
      attempts: caseAttempts(db, "one pepper for both", defaultLimits),
      addresses: addressLimit(10, 60),
    });
    const { state } = await createCase(guardWith(10), createCaseRequest.parse(createBody()));
    const credentials = caseCredentials.parse({ caseNumber: state.caseNumber, pin: "482915" });
    const cost = async () =>
      (await db.selectFrom("bank_case").select("pin_log_n").where("number", "=", state.caseNumber).executeTakeFirst())?.pin_log_n;
    const dearer = guardWith(11);
    await expect(openCase(dearer, { ...credentials, pin: pin.parse("999999") }, "192.0.2.7")).rejects.toThrow("not-recognised");
    expect(await cost()).toBe(10);
    const opened = await openCase(dearer, credentials, "192.0.2.7");
    expect(await cost()).toBe(11);
    expect(await openCase(dearer, credentials, "192.0.2.7")).toBe(opened);
  });

  it("keeps no PIN and no address, only a slow hash", async () => {
    const pin = "a PIN that would be recognised";
    await personWith(bank.address, [pdqOf("kept")], pin);
    const tables = ["bank_case", "part", "fingerprint", "case_fingerprint", "attempt"];
    for (const table of tables) {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(table)} t`.execute(bank.db);
      const text = rows.map(({ line }) => line).join("\n");
      expect(text).not.toContain(pin);
      expect(text).not.toContain(Buffer.from(pin).toString("hex"));
      expect(text).not.toContain("127.0.0.1");
    }
  });

  it("says what it takes, who reads it and how it is", async () => {
    const answer = await fetch(`${bank.address}/v1/info`);
    expect(bankInfo.parse(await answer.json()).accepts).toContain("pdq");
    expect((await fetch(`${bank.address}/health`)).status).toBe(200);
    expect((await fetch(`${bank.address}/health/live`)).status).toBe(200);
    expect((await fetch(`${bank.address}/v1/nothing`)).status).toBe(404);
  });
});
