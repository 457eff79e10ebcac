/** @file A person's program as a test plays it: the case API over HTTP, and fingerprints that are nobody's. */
import { createHash, randomUUID } from "node:crypto";
import { TMK_SIDE, tmkBuilder, writeTmk } from "../../src/fingerprint/index.ts";
import { caseState, type CaseState } from "../../src/shared/case-api.ts";
import type { BankOptions } from "../src/options.ts";

/** Cheap PINs and quick publishing, so that tests wait for what they test alone. */
export const quick: Partial<BankOptions> = { scrypt: { logN: 10, r: 8, p: 1 }, publishEvery: 50 };

export const consent = { policyVersion: "2026-11", date: "2026-11-22", assisted: false, everyoneAdult: true };

/** The PDQ hash no. `seed`: half of its bits set, as in a real one's. */
export const pdqOf = (seed: number | string) => ({
  type: "pdq" as const,
  value: createHash("sha256").update(`picture ${seed}`).digest("hex"),
});

export const md5Of = (seed: number | string) => ({
  type: "video_md5" as const,
  value: createHash("md5").update(`video ${seed}`).digest("hex"),
});

export const vpdqOf = (seed: number | string, frames = 3) => ({
  type: "vpdq" as const,
  frames: Array.from({ length: frames }, (_, frame) => ({
    frame,
    timestamp: frame,
    quality: 90,
    value: pdqOf(`${seed} ${String(frame)}`).value,
  })),
});

/** A .tmk file of a video that moves as `seed` says. */
export const tmkOf = (seed: number) => {
  const frames = tmkBuilder();
  for (let frame = 0; frame < 4; frame += 1) {
    frames.addBlock(Float32Array.from({ length: TMK_SIDE * TMK_SIDE }, (_, at) => 128 + 100 * Math.sin((at * seed) / 97 + frame)));
  }
  return { type: "tmk" as const, value: Buffer.from(writeTmk(frames.finish())).toString("base64") };
};

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** POSTs a body: JSON unless it is a text already. */
export const post = async (base: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const answer = await fetch(`${base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  const parsed: unknown = text === "" ? null : JSON.parse(text);
  return { status: answer.status, body: parsed, headers: answer.headers };
};

export const createBody = (fields: object = {}) => ({
  idempotencyKey: randomUUID(),
  pin: "482915",
  consent,
  expected: 1,
  ...fields,
});

export interface Person {
  readonly caseNumber: string;
  readonly pin: string;
  readonly add: (fingerprints: readonly object[]) => Promise<CaseState>;
  readonly status: () => Promise<CaseState>;
  readonly withdraw: () => Promise<CaseState>;
}

/** A person with a new case that expects as many fingerprints as given, and has sent them in parts of 1,000. */
export const personWith = async (base: string, fingerprints: readonly object[], pin = "482915"): Promise<Person> => {
  const created = await post(base, "/v1/cases", createBody({ pin, expected: Math.max(1, fingerprints.length) }));
  const { caseNumber } = caseState.parse(created.body);
  const ask = async (path: string, fields: object = {}) =>
    caseState.parse((await post(base, path, { caseNumber, pin, ...fields })).body);
  const person: Person = {
    caseNumber,
    pin,
    add: (more) => ask("/v1/cases/fingerprints", { partKey: randomUUID(), fingerprints: more }),
    status: () => ask("/v1/cases/status"),
    withdraw: () => ask("/v1/cases/withdraw"),
  };
  for (let at = 0; at < fingerprints.length; at += 1_000) await person.add(fingerprints.slice(at, at + 1_000));
  return person;
};
