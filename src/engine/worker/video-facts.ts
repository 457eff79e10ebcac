/** @file What a video is, from ffmpeg's own description of its input. The text is untrusted; only numbers are taken from it. */
import type { Turn } from "./pixels.ts";

export interface VideoFacts {
  /** Of the stored frames, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** Which turn clockwise brings the stored frames upright. */
  readonly turn: Turn;
  /** Full-range samples, as the pixel format's own name says: the reference looks at nothing else. */
  readonly isFullRange: boolean;
  readonly milliseconds: number | null;
}

/** ffmpeg rounds to two places; these are the rates that broadcasting rounds to. */
const broadcastRates = [24_000, 30_000, 48_000, 60_000, 120_000].map((n) => n / 1_001);

const exactRate = (shown: number): number => broadcastRates.find((rate) => Math.abs(rate - shown) < 0.006) ?? shown;

const durationOf = (said: string): number | null => {
  const found = /Duration: (\d{1,4}):(\d\d):(\d\d(?:\.\d+)?)/.exec(said);
  if (found === null) return null;
  return (Number(found[1]) * 3_600 + Number(found[2]) * 60 + Number(found[3])) * 1_000;
};

/** Reads the first video stream's facts from what ffmpeg said; null when it found no video. */
export const videoFacts = (said: string): VideoFacts | null => {
  const lines = said.split("\n");
  const at = lines.findIndex((line) => /^\s*Stream #0:\d+.*: Video: /.test(line));
  const line = lines[at];
  if (line === undefined) return null;
  const size = / (\d{1,6})x(\d{1,6})(?=[ ,[]|$)/.exec(line);
  if (size === null) return null;
  const rate = / ([\d.]+)(k?) fps/.exec(line) ?? / ([\d.]+)(k?) tbr/.exec(line);
  const until = lines.findIndex((other, index) => index > at && /^\s*Stream #/.test(other));
  const own = lines.slice(at + 1, until === -1 ? undefined : until).join("\n");
  const rotation = /displaymatrix: rotation of (-?[\d.]+) degrees/.exec(own);
  const turns = rotation === null ? 0 : ((Math.round(-Number(rotation[1]) / 90) % 4) + 4) % 4;
  return {
    width: Number(size[1]),
    height: Number(size[2]),
    framesPerSecond: rate === null ? 25 : exactRate(Number(rate[1]) * (rate[2] === "k" ? 1_000 : 1)) || 25,
    turn: ([0, 90, 180, 270] as const)[turns] ?? 0,
    isFullRange: /Video: [^,]*(?:\([^)]*\)[^,]*)*, yuvj/.test(line),
    milliseconds: durationOf(said),
  };
};
