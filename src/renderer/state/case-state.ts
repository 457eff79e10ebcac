/** @file How a case stands, as one word of ours, whatever its sending, its withdrawal and the bank's last answer say together. */
import type { CaseSummary } from "../../shared/model/case.ts";

export type CaseState = "drafted" | "sending" | "sent" | "confirmed" | "received" | "active" | "withdrawn" | "deleted" | "withdrawalAsked";

export const caseStateOf = ({ sending, status, withdrawal }: CaseSummary): CaseState => {
  if (status?.status === "deleted") return "deleted";
  if (status?.status === "withdrawn" || (withdrawal !== null && withdrawal.confirmedAt !== null)) return "withdrawn";
  if (withdrawal !== null) return "withdrawalAsked";
  // What has not arrived whole matters more than what the bank does with the part it has.
  if (sending !== "confirmed") return sending;
  return status?.status ?? "confirmed";
};

/** Whether there is something for the person to do. */
export const needsCare = (state: CaseState): boolean => state === "drafted" || state === "sending" || state === "sent";
