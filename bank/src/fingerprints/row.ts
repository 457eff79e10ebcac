/** @file From a fingerprint as it is sent to the row that is kept. */
import { createHash } from "node:crypto";
import type { SentFingerprint } from "../../../src/shared/case-api.ts";
import { assertNever } from "../../../src/shared/model/assert-never.ts";
import type { FingerprintType } from "../database/schema.ts";
import { isDegenerate } from "./degenerate.ts";
import { packFrames } from "./packed-frames.ts";

export interface FingerprintRow {
  readonly type: FingerprintType;
  /** Lower-case hex, 64 digits or 32 for an MD5. */
  readonly valueHex: string;
  /** Lower-case hex, or null when the fingerprint is one hash. */
  readonly payloadHex: string | null;
  readonly degenerate: boolean;
}

const plain = (type: "pdq" | "video_md5", valueHex: string): FingerprintRow => ({
  type,
  valueHex,
  payloadHex: null,
  degenerate: isDegenerate(Buffer.from(valueHex, "hex")),
});

/** The row of a fingerprint. A vPDQ is degenerate when every one of its frames is. */
export const fingerprintRow = (sent: SentFingerprint): FingerprintRow => {
  switch (sent.type) {
    case "pdq":
    case "video_md5":
      return plain(sent.type, sent.value);
    case "vpdq": {
      const packed = packFrames(sent.frames);
      return {
        type: "vpdq",
        valueHex: createHash("sha256").update(packed).digest("hex"),
        payloadHex: packed.toString("hex"),
        degenerate: sent.frames.every((frame) => isDegenerate(Buffer.from(frame.value, "hex"))),
      };
    }
    default:
      return assertNever(sent);
  }
};
