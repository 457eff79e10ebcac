/** @file What a test wants the doubled program to be like. Plain data, so that it can be handed to a page. */
import type { SecretsStatus } from "../../../src/shared/contract/secrets.ts";
import type { ErrorCode } from "../../../src/shared/model/error.ts";

export interface Scenario {
  /** Whether the first question, if somebody may be watching, is left for the test to answer. */
  readonly asksFirst: boolean;
  readonly locale: string;
  readonly bank: { readonly name: string; readonly host: string } | null;
  /** How many files with fingerprints a scan finds, and how many it leaves out. */
  readonly items: number;
  readonly skipped: number;
  /** How many files an earlier run of the program had done. */
  readonly unfinished: number;
  /** How long a scan takes, in milliseconds; 0 is done at once. */
  readonly scanTakes: number;
  /** How long a thumbnail takes, in milliseconds. */
  readonly thumbnailTakes: number;
  /** How long it takes to try files again, in milliseconds. */
  readonly tryTakes: number;
  readonly keychain: SecretsStatus["keychain"];
  /** Whether `tryAgain` finds the keychain open. */
  readonly opensOnTry: boolean;
  /** Cases there are at the start. */
  readonly cases: number;
  /** Cases of other services, and entries that can't be read. */
  readonly elsewhere: number;
  readonly unreadable: number;
  /** How the system's dialogs for saving and printing are answered. */
  readonly handover: "done" | "closed" | "fails";
  /** What sending fails with, one code an attempt; then it succeeds. */
  readonly sendFails: readonly ErrorCode[];
  readonly checkFails: ErrorCode | null;
  /** Stays in sending until the test goes on. */
  readonly sendHangs: boolean;
  /** Clients' spaces there are at the start. */
  readonly spaces: readonly { readonly name: string; readonly passphrase: string }[];
  /** How many of the cases belong to the first space or visit that is entered. */
  readonly casesInPlace: number;
  /** After how many milliseconds without a sign of the person an open space locks. */
  readonly lockAfter: number;
}

export const ordinary: Scenario = {
  asksFirst: false,
  locale: "en",
  bank: { name: "Bank of the example", host: "127.0.0.1:4300" },
  items: 42,
  skipped: 6,
  unfinished: 0,
  scanTakes: 0,
  thumbnailTakes: 0,
  tryTakes: 50,
  keychain: "ready",
  opensOnTry: true,
  cases: 0,
  elsewhere: 0,
  unreadable: 0,
  handover: "done",
  sendFails: [],
  checkFails: null,
  sendHangs: false,
  spaces: [],
  casesInPlace: 0,
  lockAfter: 300_000,
};
