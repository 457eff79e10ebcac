/** @file What of the chosen files is sent: values that a bank can use, each once, in an order that says nothing. */
import { sentFingerprint, type SentFingerprint } from "../shared/case-api.ts";
import { isDegenerate, isDegenerateMd5, MATCH_QUALITY } from "../fingerprint/index.ts";
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { SentCounts } from "../shared/model/case.ts";
import type { Fingerprint, VpdqFrame } from "../shared/model/fingerprint.ts";
import type { BankDestination, ChosenItem } from "./options.ts";

/** A value that real pictures can't give. What is no hash at all is not poor but broken, and refused further down. */
const isPoor = (value: string): boolean => /^[0-9a-f]{64}$/.test(value) && isDegenerate(value);
const isPoorMd5 = (value: string): boolean => /^[0-9a-f]{32}$/.test(value) && isDegenerateMd5(value);

export interface Values {
  readonly fingerprints: readonly SentFingerprint[];
  readonly counts: SentCounts;
  /** Chosen items that have nothing the bank accepts. */
  readonly leftOut: number;
}

/** As many frames as the case API takes of one video: beyond that (five hours and a half at one a second) evenly fewer. */
const MOST_FRAMES = 20_000;

const thinned = (frames: readonly VpdqFrame[]): readonly VpdqFrame[] => {
  const every = Math.ceil(frames.length / MOST_FRAMES);
  return every === 1 ? frames : frames.filter((_, index) => index % every === 0);
};

type Accepted = NonNullable<BankDestination["accepts"]>;

const fromPhoto = (fingerprints: readonly Fingerprint[], accepts: Accepted): readonly SentFingerprint[] =>
  fingerprints.flatMap((fingerprint) =>
    fingerprint.type === "pdq" &&
    accepts.includes("pdq") &&
    fingerprint.quality >= MATCH_QUALITY &&
    !isPoor(fingerprint.value)
      ? [{ type: "pdq" as const, value: fingerprint.value }]
      : [],
  );

const fromVideo = (fingerprints: readonly Fingerprint[], accepts: Accepted): readonly SentFingerprint[] =>
  fingerprints.flatMap((fingerprint): readonly SentFingerprint[] => {
    if (fingerprint.type === "md5" && accepts.includes("video_md5")) {
      return isPoorMd5(fingerprint.value) ? [] : [{ type: "video_md5", value: fingerprint.value }];
    }
    if (fingerprint.type === "vpdq" && accepts.includes("vpdq")) {
      const frames = fingerprint.frames.filter(({ quality, value }) => quality >= MATCH_QUALITY && !isPoor(value));
      return frames.length === 0 ? [] : [{ type: "vpdq", frames: thinned(frames) }];
    }
    return [];
  });

/**
 * Gathers the values to send: of a photo its PDQ hashes of quality 50 or more, of a video its MD5 and, where the bank takes
 * them, its vPDQ frames. Each value comes once and the whole is sorted, so that neither the order of files nor which values
 * belong together can be read from it. `values-refused` when a value is not what its type says.
 */
export const gatherValues = (items: readonly ChosenItem[], accepts: Accepted): Outcome<Values> => {
  const unique = new Map<string, SentFingerprint>();
  let photos = 0;
  let videos = 0;
  let leftOut = 0;
  for (const { kind, fingerprints } of items) {
    const usable = kind === "image" ? fromPhoto(fingerprints, accepts) : fromVideo(fingerprints, accepts);
    if (usable.length === 0) leftOut += 1;
    else if (kind === "image") photos += 1;
    else videos += 1;
    for (const value of usable) {
      if (!sentFingerprint.safeParse(value).success) return failed("values-refused");
      unique.set(JSON.stringify(value), value);
    }
  }
  const fingerprints = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return ok({ fingerprints, counts: { photos, videos, fingerprints: fingerprints.length }, leftOut });
};
