/** @file Loads a bank with a generator and says how it did. */
import { randomUUID } from "node:crypto";
import autocannon from "autocannon";
import { caseState } from "../../src/shared/case-api.ts";
import { fetchHashesResponse } from "../src/partners/shapes.ts";
import { consent, pdqOf } from "../tests/person.ts";
import type { Keys } from "./seed.ts";
import type { UnderTest } from "./under-test.ts";

export interface Load {
  readonly what: string;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

const JSON_TYPE = { "content-type": "application/json" };
const SECONDS = 15;
const CONNECTIONS = 8;

const run = async (what: string, options: Omit<autocannon.Options, "duration" | "connections">): Promise<Load> => {
  const result = await autocannon({ ...options, connections: CONNECTIONS, duration: SECONDS, timeout: 30 });
  return {
    what,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.errors + result.timeouts + result.non2xx,
  };
};

const newCase = () => JSON.stringify({ idempotencyKey: randomUUID(), pin: "482915", consent, expected: 1 });

/** New cases, each with a key of its own. */
export const loadCreate = ({ address }: UnderTest): Promise<Load> =>
  run("create a case", {
    url: address,
    requests: [{ method: "POST", path: "/v1/cases", headers: JSON_TYPE, setupRequest: (request) => ({ ...request, body: newCase() }) }],
  });

const madeCase = async ({ address }: UnderTest): Promise<string> => {
  const answer = await fetch(`${address}/v1/cases`, { method: "POST", headers: JSON_TYPE, body: newCase() });
  return caseState.parse(await answer.json()).caseNumber;
};

/** The status of one case, asked with its PIN. */
export const loadStatus = async (bank: UnderTest): Promise<Load> => {
  const body = JSON.stringify({ caseNumber: await madeCase(bank), pin: "482915" });
  return run("status of a case", { url: `${bank.address}/v1/cases/status`, method: "POST", headers: JSON_TYPE, body });
};

/** Parts of a hundred new fingerprints each. */
export const loadParts = async (bank: UnderTest): Promise<Load> => {
  const caseNumbers = await Promise.all(Array.from({ length: CONNECTIONS * 4 }, () => madeCase(bank)));
  let count = 0;
  const part = () => {
    count += 1;
    const fingerprints = Array.from({ length: 100 }, (_, index) => pdqOf(`${String(count)} ${String(index)}`));
    return JSON.stringify({ caseNumber: caseNumbers[count % caseNumbers.length], pin: "482915", partKey: randomUUID(), fingerprints });
  };
  return run("add 100 fingerprints", {
    url: bank.address,
    requests: [
      { method: "POST", path: "/v1/cases/fingerprints", headers: JSON_TYPE, setupRequest: (request) => ({ ...request, body: part() }) },
    ],
  });
};

const keyHeaders = (keys: Keys) => ({ "x-functions-key": keys.fetch, "Ocp-Apim-Subscription-Key": keys.subscription });

/** One page of 800 records each, at places all over the feed. */
export const loadFeed = ({ address }: UnderTest, keys: Keys, count: number): Promise<Load> => {
  const requests = Array.from({ length: 64 }, (_, index) => ({
    method: "GET" as const,
    path: `/v1/FetchHashes?pageSize=800&startTimestamp=${String(1_700_000_000 + Math.floor((index * count) / 6_400))}`,
  }));
  return run("feed page of 800", { url: address, headers: keyHeaders(keys), requests });
};

export interface WholeRead {
  readonly records: number;
  readonly seconds: number;
  /** The bank's resident memory in MiB after each tenth of the feed. */
  readonly residentMiB: readonly number[];
}

/** Reads the whole feed as a platform would the first time, page by page. */
export const readWhole = async (bank: UnderTest, keys: Keys, count: number): Promise<WholeRead> => {
  const residentMiB: number[] = [];
  let records = 0;
  let token = "";
  const start = performance.now();
  for (;;) {
    const query = new URLSearchParams({ pageSize: "800", ...(token === "" ? {} : { nextPageToken: token }) });
    const answer = await fetch(`${bank.address}/v1/FetchHashes?${query.toString()}`, { headers: keyHeaders(keys) });
    const page = fetchHashesResponse.parse(await answer.json());
    records += page.count;
    if (records >= (count / 10) * (residentMiB.length + 1)) residentMiB.push(Math.round((await bank.resident()) / 1_048_576));
    if (!page.hasMoreRecords) return { records, seconds: (performance.now() - start) / 1_000, residentMiB };
    token = page.nextPageToken;
  }
};
