/** @file Every reason for which the bank says no, as the case API's codes; nothing in them comes from the request. */
import type { BankErrorCode } from "../../src/shared/case-api.ts";
import { assertNever } from "../../src/shared/model/assert-never.ts";

/** A refusal on its way to the caller. */
export class Refusal extends Error {
  readonly code: BankErrorCode;
  readonly status: number;
  /** Seconds after which it is worth asking again. */
  readonly retryAfter: number | null;

  constructor(code: BankErrorCode, options: { readonly status?: number; readonly retryAfter?: number } = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.status = options.status ?? statusOf(code);
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** The HTTP status that goes with a code. */
export const statusOf = (code: BankErrorCode): number => {
  switch (code) {
    case "bad-request":
      return 400;
    case "not-recognised":
      return 403;
    case "not-found":
      return 404;
    case "key-reused":
      return 409;
    case "withdrawn":
      return 410;
    case "too-large":
      return 413;
    case "limit-reached":
      return 422;
    case "too-many-attempts":
      return 429;
    case "unavailable":
      return 503;
    default:
      return assertNever(code);
  }
};

/** One sentence a developer can act on. People are shown their program's own words instead. */
export const messageOf = (code: BankErrorCode): string => {
  switch (code) {
    case "bad-request":
      return "The request is not what the API describes.";
    case "not-recognised":
      return "This case number and PIN are not recognised together.";
    case "not-found":
      return "There is nothing at this address.";
    case "key-reused":
      return "This idempotency key was used before with another request.";
    case "withdrawn":
      return "This case was withdrawn and takes no more fingerprints.";
    case "too-large":
      return "The request is larger than this bank takes.";
    case "limit-reached":
      return "This case would hold more fingerprints than this bank takes.";
    case "too-many-attempts":
      return "There were too many attempts. Please wait before the next one.";
    case "unavailable":
      return "The bank can't answer just now. Please try again later.";
    default:
      return assertNever(code);
  }
};
