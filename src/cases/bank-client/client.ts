/** @file The case API as the program calls it. The one folder that connects (promise 1); the bodies are built elsewhere and sent as they are. */
import type { z } from "zod";
import { assertNever } from "../../shared/model/assert-never.ts";
import { bankError, bankInfo, caseState, type BankErrorCode, type BankInfo, type CaseState } from "../../shared/case-api.ts";
import { failed, ok, type Outcome } from "../../shared/contract/define.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import { bankAddress } from "./address.ts";
import { exchange } from "./exchange.ts";

export interface BankClient {
  /** POSTs a body to a path of the case API and reads the case's state from the answer. */
  readonly post: (path: string, body: string, signal: AbortSignal) => Promise<Outcome<CaseState>>;
  /** GET /v1/info: nothing of a case is in the question. */
  readonly info: (signal: AbortSignal) => Promise<Outcome<BankInfo>>;
}

const codeFor = (code: BankErrorCode): ErrorCode => {
  switch (code) {
    case "not-recognised":
      return "case-not-recognised";
    case "too-many-attempts":
      return "bank-busy";
    case "limit-reached":
    case "too-large":
      return "bank-limit";
    case "unavailable":
      return "bank-failing";
    case "withdrawn":
      return "case-withdrawn";
    case "bad-request":
    case "key-reused":
    case "not-found":
      return "bank-refused";
    default:
      return assertNever(code);
  }
};

const parsed = <Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null => {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

const refusal = (status: number, body: string): ErrorCode => {
  if (status >= 500) return "bank-failing";
  if (status === 429) return "bank-busy";
  const told = parsed(bankError, body);
  return told === null ? "bank-answer-unreadable" : codeFor(told.error.code);
};

/**
 * A client for the bank at `address` (https, or http on loopback). Answers are parsed with the case API's schemas; of a
 * refusal only its code is used, never its text.
 * @param timeout the longest a call may take as a whole, in milliseconds
 */
export const bankClient = (address: string, timeout = 30_000): BankClient => {
  const ask = async <Schema extends z.ZodType>(
    schema: Schema,
    method: "GET" | "POST",
    path: string,
    body: string | null,
    signal: AbortSignal,
  ): Promise<Outcome<z.output<Schema>>> => {
    const url = bankAddress(address, path);
    if (url === null) return failed("no-bank");
    const answer = await exchange({ url, method, body, timeout, signal });
    switch (answer.kind) {
      case "stopped":
      case "unreachable":
        return failed("bank-unreachable");
      case "timeout":
        return failed("bank-timeout");
      case "unreadable":
        return failed("bank-answer-unreadable");
      case "answered": {
        if (answer.status !== 200 && answer.status !== 201) return failed(refusal(answer.status, answer.body));
        const value = parsed(schema, answer.body);
        return value === null ? failed("bank-answer-unreadable") : ok(value);
      }
      default:
        return assertNever(answer);
    }
  };
  return {
    post: (path, body, signal) => ask(caseState, "POST", path, body, signal),
    info: (signal) => ask(bankInfo, "GET", "/v1/info", null, signal),
  };
};
