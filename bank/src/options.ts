/** @file What a bank can be told: its database, its limits, its words. Read from the environment by the entry point alone. */
import { randomBytes } from "node:crypto";
import type { DatabaseChoice } from "./database/open.ts";
import { DEFAULT_COST, type ScryptCost } from "./pin-hash.ts";

export interface BankLimits {
  readonly fingerprintsPerPart: number;
  readonly fingerprintsPerCase: number;
  /** What the frames of vPDQs and the files of TMKs of one case may take, in bytes. */
  readonly payloadBytesPerCase: number;
  readonly bodyBytes: number;
  /** Wrong PINs for one case number within `attemptWindowSeconds`. */
  readonly attemptsPerCase: number;
  /** Wrong PINs and unknown numbers from one address within `attemptWindowSeconds`. */
  readonly attemptsPerAddress: number;
  readonly attemptWindowSeconds: number;
  /** New cases from one address within an hour. */
  readonly casesPerAddress: number;
  /** A fingerprint that more cases than this hold is flagged for a moderator. */
  readonly casesPerFingerprint: number;
}

export interface BankOptions {
  readonly host: string;
  readonly port: number;
  /** Where /metrics is, on the same host: never the port that the world sees. Null for nowhere. */
  readonly metricsPort: number | null;
  readonly database: DatabaseChoice;
  /** Mixed into every PIN's hash and kept out of the database: without it a copy of the database opens no case. */
  readonly pepper: string;
  readonly scrypt: ScryptCost;
  readonly name: string;
  readonly retentionDays: number;
  /** How long a withdrawn case and the notice to delete its fingerprints are kept. */
  readonly withdrawnDays: number;
  readonly limits: BankLimits;
  readonly policy: { readonly version: string; readonly text: string };
  /** How long a new fingerprint waits at most before platforms can read it, in milliseconds. */
  readonly publishEvery: number;
  /** Milliseconds between two sweeps of what is kept too long. */
  readonly sweepEvery: number;
  /** Behind a reverse proxy of one's own: take the caller's address from X-Forwarded-For. */
  readonly behindProxy: boolean;
  readonly log: "silent" | "info" | "warn";
}

const POLICY = `This bank keeps fingerprints, never pictures. It gives them to the partner platforms named here, which compare them with
what is uploaded to them. It keeps no name, no address and nothing about your computer. You can withdraw a case at any time with
its case number and PIN; platforms are then told to delete its fingerprints. This bank can't act on platforms that aren't named here.`;

export const defaultLimits: BankLimits = {
  fingerprintsPerPart: 1_000,
  fingerprintsPerCase: 100_000,
  payloadBytesPerCase: 256 * 1_048_576,
  bodyBytes: 4 * 1_048_576,
  attemptsPerCase: 10,
  attemptsPerAddress: 60,
  attemptWindowSeconds: 3_600,
  casesPerAddress: 600,
  casesPerFingerprint: 20,
};

/** A bank in memory on a free port of loopback, with a pepper that is forgotten when it ends. */
export const defaultOptions = (): BankOptions => ({
  host: "127.0.0.1",
  port: 0,
  metricsPort: null,
  database: { kind: "pglite", folder: null },
  pepper: randomBytes(32).toString("hex"),
  scrypt: DEFAULT_COST,
  name: "Ownprint reference bank",
  retentionDays: 1_826,
  withdrawnDays: 90,
  limits: defaultLimits,
  policy: { version: "2026-11", text: POLICY.replaceAll("\n", " ") },
  publishEvery: 1_000,
  sweepEvery: 3_600_000,
  behindProxy: false,
  log: "silent",
});
