/**
 * @file vPDQ: a video as the PDQ hashes of one frame a second. Counting and matching follow facebook/ThreatExchange, vpdq/cpp
 * (filehasher, matchTwoHash), at version 0.2.5.
 */
import { MATCH_DISTANCE, MATCH_QUALITY, wordDistance, wordsOf } from "./distance.ts";

/** A hashed frame as matching needs it. */
export interface HashedFrame {
  readonly value: string;
  readonly quality: number;
}

/** Every how many decoded frames one is hashed: the frame rate cut to a whole number, at least 1. */
export const frameStep = (framesPerSecond: number, secondsPerHash = 1): number =>
  Math.max(1, Math.trunc(secondsPerHash * framesPerSecond));

/** The time of frame `number` in seconds as the reference says it: number by rate in single precision, not the stream's own. */
export const frameTime = (number: number, framesPerSecond: number): number =>
  Math.fround(Math.fround(number) / Math.fround(framesPerSecond));

/** How much of each of two videos the other one holds, in percent. */
export interface VideoMatch {
  readonly first: number;
  readonly second: number;
}

interface MatchOptions {
  /** Frames at this distance or below match; the C++ tool takes 30, everyone else 31. */
  readonly distance?: number;
  /** Frames below this quality are left out. */
  readonly quality?: number;
}

const share = (of: readonly Uint32Array[], within: readonly Uint32Array[], limit: number): number => {
  if (of.length === 0 || within.length === 0) return 0;
  const matched = of.filter((frame) => within.some((other) => wordDistance(frame, other) <= limit));
  return (100 * matched.length) / of.length;
};

/**
 * The match percentages of two videos: the part of each one's frames that has a matching frame in the other. Equal frames of
 * one video count once, as python-threatexchange does it; both are 0 when either has no frame of enough quality.
 */
export const matchVideos = (
  first: readonly HashedFrame[],
  second: readonly HashedFrame[],
  { distance = MATCH_DISTANCE, quality = MATCH_QUALITY }: MatchOptions = {},
): VideoMatch => {
  const words = (frames: readonly HashedFrame[]): readonly Uint32Array[] =>
    [...new Set(frames.filter((frame) => frame.quality >= quality).map(({ value }) => value))].map(wordsOf);
  const [a, b] = [words(first), words(second)];
  return { first: share(a, b, distance), second: share(b, a, distance) };
};
