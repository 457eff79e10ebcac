/** @file Who tries to get at somebody's case, or to bring the bank down; on both databases. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankError, caseState } from "../../src/shared/case-api.ts";
import { defaultLimits } from "../src/options.ts";
import { startBank, type Bank } from "../src/server.ts";
import { onBothDatabases } from "./on-both-databases.ts";
import { consent, createBody, pdqOf, personWith, post, quick, vpdqOf } from "./person.ts";
import { platformNamed } from "./platform.ts";
import { settled } from "./settled.ts";

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const NOBODYS = "7777-7777-7777-7777";

onBothDatabases("a bank under attack", (newDatabase) => {
  let bank: Bank;
  beforeAll(async () => {
    const limits = { ...defaultLimits, attemptsPerAddress: 100_000, casesPerAddress: 100_000 };
    bank = await startBank({ ...quick, scrypt: { logN: 13, r: 8, p: 1 }, limits, database: await newDatabase() });
  });
  afterAll(async () => {
    await bank.close();
  });
  const guess = (caseNumber: string, pin: string) => post(bank.address, "/v1/cases/status", { caseNumber, pin });
  const statuses = async (caseNumber: string, count: number) => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await guess(caseNumber, `wrong ${String(index)}`)).status);
    return seen;
  };

  describe("guessing a PIN", () => {
    it("ends after ten wrong ones, even for the right one, and in the same way for a case that does not exist", async () => {
      const person = await personWith(bank.address, []);
      const expected = [...Array.from({ length: 10 }, () => 403), 429, 429];
      expect(await statuses(person.caseNumber, 12)).toEqual(expected);
      expect(await statuses(NOBODYS, 12)).toEqual(expected);
      const right = await guess(person.caseNumber, person.pin);
      expect([right.status, bankError.parse(right.body).error.code]).toEqual([429, "too-many-attempts"]);
      expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(3_000);
    });

    it("gains nothing from guessing many at once", async () => {
      const person = await personWith(bank.address, []);
      const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => guess(person.caseNumber, `wrong ${String(index)}`)));
      expect(answers.filter(({ status }) => status === 403)).toHaveLength(10);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(50);
    });

    it("is not hindered by the owner's own right PINs, which cost no attempt", async () => {
      const person = await personWith(bank.address, []);
      for (let index = 0; index < 15; index += 1) expect((await guess(person.caseNumber, person.pin)).status).toBe(200);
    });

    it("ends in the same way for who has a case's idempotency key", async () => {
      const body = createBody();
      expect((await post(bank.address, "/v1/cases", body)).status).toBe(201);
      const seen: number[] = [];
      for (let index = 0; index < 12; index += 1) {
        seen.push((await post(bank.address, "/v1/cases", { ...body, pin: `wrong ${String(index)}` })).status);
      }
      expect(seen).toEqual([...Array.from({ length: 10 }, () => 409), 429, 429]);
    });

    it("ends for an address that tries many cases", async () => {
      const limits = { ...defaultLimits, attemptsPerAddress: 5 };
      const other = await startBank({ ...quick, limits, database: await newDatabase() });
      const seen: number[] = [];
      for (let index = 0; index < 7; index += 1) {
        const caseNumber = `0000-0000-0000-000${String(index)}`;
        seen.push((await post(other.address, "/v1/cases/status", { caseNumber, pin: "482915" })).status);
      }
      expect(seen).toEqual([403, 403, 403, 403, 403, 429, 429]);
      await other.close();
    });
  });

  it.each([
    { behindProxy: false, forwarded: (index: number) => `10.0.0.${String(index)}` },
    { behindProxy: true, forwarded: (index: number) => `10.0.0.${String(index)}, 192.0.2.7` },
  ])("counts an address that no header can change (behind a proxy: $behindProxy)", async ({ behindProxy, forwarded }) => {
    const limits = { ...defaultLimits, casesPerAddress: 2 };
    const other = await startBank({ ...quick, limits, behindProxy, database: await newDatabase() });
    const seen: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      seen.push((await post(other.address, "/v1/cases", createBody(), { "x-forwarded-for": forwarded(index) })).status);
    }
    expect(seen).toEqual([201, 201, 429, 429]);
    const neighbour = await post(other.address, "/v1/cases", createBody(), { "x-forwarded-for": "192.0.2.8" });
    expect(neighbour.status).toBe(behindProxy ? 201 : 429);
    await other.close();
  });

  describe("looking for cases", () => {
    it("finds no difference in the answers", async () => {
      const person = await personWith(bank.address, []);
      const [wrongPin, wrongNumber] = [await guess(person.caseNumber, "999999"), await guess("0123-4567-89AB-CDEF", "999999")];
      expect(wrongPin.body).toEqual(wrongNumber.body);
      const shape = (headers: Headers) => [...headers.keys()].filter((name) => name !== "date").toSorted();
      expect([wrongPin.status, shape(wrongPin.headers)]).toEqual([wrongNumber.status, shape(wrongNumber.headers)]);
    });

    it("finds no difference in the time", async () => {
      const times: { existing: number[]; missing: number[] } = { existing: [], missing: [] };
      const timed = async (caseNumber: string) => {
        const start = performance.now();
        expect((await guess(caseNumber, "999999")).status).toBe(403);
        return performance.now() - start;
      };
      for (let round = 0; round < 4; round += 1) {
        const person = await personWith(bank.address, []);
        const missing = `2222-2222-2222-222${String(round)}`;
        for (let index = 0; index < 9; index += 1) {
          times.existing.push(await timed(person.caseNumber));
          times.missing.push(await timed(missing));
        }
      }
      const ratio = median(times.existing) / median(times.missing);
      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.67);
    });
  });

  describe("bodies that are not what they should be", () => {
    const codeFor = async (body: string, contentType = "application/json") => {
      const answer = await post(bank.address, "/v1/cases", body, { "content-type": contentType });
      return [answer.status, bankError.parse(answer.body).error.code];
    };

    it.each([
      ["nothing", ""],
      ["half of it", '{"pin":'],
      ["a list", "[]"],
      ["a number", "7"],
      ["null", "null"],
      ["another's prototype", JSON.stringify({ ...createBody(), x: 1 }).replace('"x":1', '"__proto__":{"admin":true}')],
      ["a field too many", JSON.stringify({ ...createBody(), admin: true })],
      ["a PIN that is a list", JSON.stringify({ ...createBody(), pin: ["482915"] })],
      ["more than can be counted", JSON.stringify(createBody()).replace('"expected":1', '"expected":1e999')],
      ["1 MB of nested arrays", "[".repeat(524_288) + "]".repeat(524_288)],
      ["1 MB of nested arrays in a field", `{"consent":${"[".repeat(524_288)}${"]".repeat(524_288)}}`],
      ["text that is not UTF-8's idea of JSON", "\u0000\uFFFF"],
    ])("refuses %s", async (_name, body) => {
      expect(await codeFor(body)).toEqual([400, "bad-request"]);
    });

    it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"])(
      "refuses %s",
      async (contentType) => {
        expect(await codeFor(JSON.stringify(createBody()), contentType)).toEqual([415, "bad-request"]);
      },
    );

    it("refuses 5 MB without reading them all into its memory", async () => {
      expect(await codeFor(`{"pin":"${"x".repeat(5_242_880)}"}`)).toEqual([413, "too-large"]);
    });

    it("refuses 1,001 fingerprints in a part, and values that only look like fingerprints", async () => {
      const { caseNumber, pin } = await personWith(bank.address, []);
      const part = (fingerprints: readonly object[]) =>
        post(bank.address, "/v1/cases/fingerprints", { caseNumber, pin, partKey: randomUUID(), fingerprints });
      const tooMany = Array.from({ length: 1_001 }, (_, index) => pdqOf(index));
      for (const fingerprints of [
        tooMany,
        [],
        [{ type: "pdq", value: "F".repeat(64) }],
        [{ type: "pdq", value: "a".repeat(63) }],
        [{ type: "photo", value: "x" }],
        [{ ...pdqOf(1), name: "holiday.jpg" }],
        [{ type: "vpdq", frames: [{ ...vpdqOf(1).frames[0], frame: 2 ** 40 }] }],
        [{ type: "tmk", value: `${"A".repeat(351_126)}==` }],
        [{ type: "tmk", value: "QQ==" }],
      ]) {
        expect((await part(fingerprints)).status).toBe(400);
      }
    });

    it("goes on answering afterwards", async () => {
      expect((await post(bank.address, "/v1/cases", createBody())).status).toBe(201);
    });
  });

  it("takes SQL in any field for the text it is", async () => {
    const attacks = ["'; drop table bank_case; --", '" or 1=1 --', "$1); delete from fingerprint; --", "\\'; select pg_sleep(5); --"];
    const platform = await platformNamed(bank, attacks[0] ?? "");
    const before = await sql<{ count: number }>`select count(*)::int as count from fingerprint`.execute(bank.db);
    for (const text of attacks) {
      const person = await personWith(bank.address, [pdqOf(text)], text);
      expect((await person.status()).fingerprints.received).toBe(1);
      const policy = await post(bank.address, "/v1/cases", createBody({ consent: { ...consent, policyVersion: text } }));
      expect(policy.status).toBe(201);
      for (const body of [
        createBody({ idempotencyKey: text }),
        createBody({ consent: { ...consent, policyVersion: `${text}\u0000` } }),
        createBody({ expected: text }),
        createBody({ consent: { ...consent, date: text } }),
      ]) {
        expect((await post(bank.address, "/v1/cases", body)).status).toBe(400);
      }
      expect((await guess(text, text)).status).toBe(400);
      await settled(bank);
      expect((await platform.feedback([{ hashValue: pdqOf(text).value, feedbackValue: "Blocked", tags: [text] }])).status).toBe(200);
      expect((await platform.feedback([{ hashValue: text, feedbackValue: "Blocked", tags: [] }])).status).toBe(400);
      for (const query of [{ startTimestamp: text }, { pageSize: text }, { nextPageToken: text }, { signalTypes: text }]) {
        await expect(platform.page(query)).rejects.toThrow("400");
      }
    }
    const after = await sql<{ count: number }>`select count(*)::int as count from fingerprint`.execute(bank.db);
    expect((after.rows[0]?.count ?? 0) - (before.rows[0]?.count ?? 0)).toBe(attacks.length);
    await settled(bank);
    const { records } = await platform.readAll();
    expect(records.get(`ImagePDQ ${pdqOf(attacks[1] ?? "").value}`)?.CSPFeedbacks[0]?.tags).toEqual([attacks[1]]);
  });

  it("can't be flooded by one address with new cases, while repeats of one case stay free", async () => {
    const limits = { ...defaultLimits, casesPerAddress: 3 };
    const other = await startBank({ ...quick, limits, database: await newDatabase() });
    const body = createBody();
    const seen: number[] = [];
    for (const one of [body, body, body, body, createBody(), createBody(), createBody()]) {
      seen.push((await post(other.address, "/v1/cases", one)).status);
    }
    expect(seen).toEqual([201, 200, 200, 200, 201, 201, 429]);
    await other.close();
  });

  it("can't be flooded by one case", async () => {
    const limits = { ...defaultLimits, fingerprintsPerCase: 5 };
    const other = await startBank({ ...quick, limits, database: await newDatabase() });
    const { caseNumber, pin } = await personWith(other.address, [pdqOf(1), pdqOf(2), pdqOf(3)]);
    const more = { caseNumber, pin, partKey: randomUUID(), fingerprints: [pdqOf(4), pdqOf(5), pdqOf(6)] };
    const answer = await post(other.address, "/v1/cases/fingerprints", more);
    expect([answer.status, bankError.parse(answer.body).error.code]).toEqual([422, "limit-reached"]);
    const state = caseState.parse((await post(other.address, "/v1/cases/status", { caseNumber, pin })).body);
    expect(state.fingerprints.received).toBe(3);
    await other.close();
  });
});
