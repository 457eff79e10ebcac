/** @file How work on a file ends without a fingerprint: as one of our own codes, never as a library's words. */
import type { SkipReason } from "../../shared/model/scan.ts";

/** Thrown inside an isolated process; only its code leaves it. */
export class Unreadable extends Error {
  readonly reason: SkipReason;
  constructor(reason: SkipReason) {
    super(reason);
    this.reason = reason;
  }
}

/** The reason behind a failed system call on a file. */
export const reasonOfSystemError = (error: unknown): SkipReason => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "missing";
    case "EACCES":
    case "EPERM":
      return "permission-denied";
    case "ELOOP":
      return "link-loop";
    case "ENXIO":
    case "ENODEV":
    case "EISDIR":
      return "special-file";
    default:
      return "read-error";
  }
};
