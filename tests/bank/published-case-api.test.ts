/**
 * @file The program's own client and the reference bank, judged by the published API alone: every request and every answer is
 * checked by a validator that knows nothing but docs/case-api.openapi.json.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { bankClient } from "../../src/cases/bank-client/client.ts";
import { createRequest, partRequests } from "../../src/cases/requests.ts";
import { consent, idempotencyKey, pin, sentFingerprint } from "../../src/shared/case-api.ts";
import { startBank, type Bank } from "../../bank/src/server.ts";
import * as person from "../../bank/tests/person.ts";
import { startFaultyProxy, type FaultyProxy } from "../fixtures/faulty-proxy.ts";

const reference = z.object({ $ref: z.string() });
const content = z.object({ content: z.object({ "application/json": z.object({ schema: reference }) }) });
const operation = z.object({ requestBody: content.optional(), responses: z.record(z.string(), content) });
const published = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), operation)),
    components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  })
  .parse(JSON.parse(readFileSync(new URL("../../docs/case-api.openapi.json", import.meta.url), "utf8")));

// The schemas carry a pattern beside each format, so nothing is left unchecked without the format's own rules.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
for (const [name, schema] of Object.entries(published.components.schemas)) ajv.addSchema(schema, `#/components/schemas/${name}`);

const complaints = (schema: string, value: unknown): unknown => {
  const validate = ajv.getSchema(schema);
  if (validate === undefined) throw new Error(`no schema ${schema}`);
  return validate(value) === true ? null : validate.errors;
};

const operationOf = (method: string, path: string) => {
  const found = published.paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`${method} ${path} is not published`);
  return found;
};

describe("the program's client and the bank, by the published case API", () => {
  let bank: Bank;
  let proxy: FaultyProxy;
  beforeAll(async () => {
    bank = await startBank(person.quick);
    proxy = await startFaultyProxy({ target: bank.address });
  });
  afterAll(async () => {
    await proxy.close();
    await bank.close();
  });

  it("agree on every request and every answer", async () => {
    const client = bankClient(proxy.address, 30_000);
    const signal = AbortSignal.timeout(30_000);
    const keys = { key: idempotencyKey.parse(randomUUID()), pin: pin.parse("482915") };
    const first = createRequest({ ...keys, consent: consent.parse(person.consent), expected: 4 });
    const created = await client.post(first.path, first.body, signal);
    expect(created.ok).toBe(true);
    if (!created.ok) return;
    const fingerprints = [person.pdqOf(1), person.md5Of(1), person.vpdqOf(1), person.tmkOf(2)].map((one) => sentFingerprint.parse(one));
    for (const { request } of partRequests({ ...keys, number: created.value.caseNumber }, fingerprints, 2)) {
      expect((await client.post(request.path, request.body, signal)).ok).toBe(true);
    }
    const credentials = JSON.stringify({ caseNumber: created.value.caseNumber, pin: keys.pin });
    expect((await client.post("/v1/cases/status", credentials, signal)).ok).toBe(true);
    expect((await client.post("/v1/cases/withdraw", credentials, signal)).ok).toBe(true);
    expect((await client.info(signal)).ok).toBe(true);

    expect(proxy.seen).toHaveLength(6);
    for (const { method, path, body } of proxy.seen) {
      const { requestBody } = operationOf(method, path);
      if (requestBody === undefined) expect(body).toBe("");
      else expect(complaints(requestBody.content["application/json"].schema.$ref, JSON.parse(body))).toBeNull();
    }
  });

  it("answer as published, whatever is asked", async () => {
    const key = randomUUID();
    const asked: readonly [string, object][] = [
      ["/v1/cases", person.createBody({ idempotencyKey: key })],
      ["/v1/cases", person.createBody({ idempotencyKey: key, pin: "another PIN" })],
      ["/v1/cases", { pin: 7 }],
      ["/v1/cases", person.createBody({ expected: 900_000 })],
      ["/v1/cases/status", { caseNumber: "0000-0000-0000-0000", pin: "482915" }],
      ...Array.from({ length: 11 }, (): [string, object] => ["/v1/cases/withdraw", { caseNumber: "1111-1111-1111-1111", pin: "482915" }]),
    ];
    const statuses = new Set<number>();
    for (const [path, body] of asked) {
      const answer = await person.post(bank.address, path, body);
      statuses.add(answer.status);
      const responses = operationOf("POST", path).responses;
      const response = responses[String(answer.status)];
      if (response === undefined) throw new Error(`${path} may not answer ${String(answer.status)}`);
      expect(complaints(response.content["application/json"].schema.$ref, answer.body)).toBeNull();
    }
    expect([...statuses].toSorted()).toEqual([201, 400, 403, 409, 422, 429]);
  });
});
