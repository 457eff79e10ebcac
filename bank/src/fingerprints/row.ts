/** @file From a fingerprint as it is sent to the row that is kept. */
import { createHash } from "node:crypto";
import type { SentFingerprint } from "../../../src/shared/case-api.ts";
import { isDegenerate, isDegenerateMd5, readTmk, type Tmk } from "../../../src/fingerprint/index.ts";
import { assertNever } from "../../../src/shared/model/assert-never.ts";
import type { FingerprintType } from "../database/schema.ts";
import { Refusal } from "../refusal.ts";
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
  degenerate: type === "pdq" ? isDegenerate(valueHex) : isDegenerateMd5(valueHex),
});

const withPayload = (type: "vpdq" | "tmk", payload: Buffer, degenerate: boolean): FingerprintRow => ({
  type,
  valueHex: createHash("sha256").update(payload).digest("hex"),
  payloadHex: payload.toString("hex"),
  degenerate,
});

const tmkOf = (file: Buffer): Tmk => {
  try {
    return readTmk(file);
  } catch {
    throw new Refusal("bad-request");
  }
};

const LAST_FRAME = 0xffff_ffff;

/**
 * The row of a fingerprint. A vPDQ is degenerate when every one of its frames is, a TMK when it is of no frame or all zero.
 * Throws a {@link Refusal} `bad-request` for a file that is no TMK and for frame numbers that no video has.
 */
export const fingerprintRow = (sent: SentFingerprint): FingerprintRow => {
  switch (sent.type) {
    case "pdq":
    case "video_md5":
      return plain(sent.type, sent.value);
    case "vpdq": {
      if (sent.frames.some(({ frame }) => frame > LAST_FRAME)) throw new Refusal("bad-request");
      const degenerate = sent.frames.every((frame) => isDegenerate(frame.value));
      return withPayload("vpdq", packFrames(sent.frames), degenerate);
    }
    case "tmk": {
      const file = Buffer.from(sent.value, "base64");
      const { frames, average } = tmkOf(file);
      return withPayload("tmk", file, frames < 1 || average.every((value) => !Number.isFinite(value) || value === 0));
    }
    default:
      return assertNever(sent);
  }
};
