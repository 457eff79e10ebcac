/** @file Moving WebP: the pictures that a video of it would be hashed at. ffmpeg can't read it, libwebp through sharp can. */
import sharp from "sharp";
import { frameStep, frameTime, pdqOfPixels, pdqOperator } from "../../fingerprint/index.ts";
import { vpdqFingerprint, type VpdqFingerprint } from "../../shared/model/fingerprint.ts";
import type { Pace } from "./pace.ts";
import { MAX_PIXELS } from "./pixels.ts";

/** So much of a batch of decoded pictures is held at once. */
const BATCH_BYTES = 64 << 20;
/** Each batch is decoded from the first picture on, so the whole may not cost more than this many decoded pictures. */
const MAX_DECODED = 20_000;

/** vPDQ of a moving WebP, or null when it is no more than one picture. It ends where the work would go beyond bounds. */
export const hashMovingWebp = async (content: Uint8Array, pace: Pace): Promise<VpdqFingerprint | null> => {
  const { pages = 1, delay = [], width, pageHeight, height } = await sharp(content, { limitInputPixels: MAX_PIXELS }).metadata();
  if (pages < 2) return null;
  const rows = pageHeight ?? height;
  const duration = delay.reduce((sum, one) => sum + Math.max(one, 10), 0);
  const rate = duration > 0 ? (pages * 1_000) / duration : 10;
  const step = frameStep(rate);
  const batch = Math.max(1, Math.min(pages, Math.floor(BATCH_BYTES / (width * rows * 4))));
  const operator = pdqOperator(width, rows);
  const frames = [];
  for (let from = 0, decodedSoFar = 0; from < pages && decodedSoFar < MAX_DECODED; from += batch) {
    await pace.whenAwake();
    const count = Math.min(batch, pages - from);
    decodedSoFar += from + count;
    const { data } = await sharp(content, { limitInputPixels: MAX_PIXELS, page: from, pages: count, failOn: "truncated" })
      .removeAlpha()
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let page = Math.ceil(from / step) * step; page < from + count; page += step) {
      const at = (page - from) * width * rows * 3;
      const { hex, quality } = pdqOfPixels(data.subarray(at, at + width * rows * 3), width, rows, 3, operator);
      frames.push({ frame: page, timestamp: frameTime(page, rate), quality, value: hex });
    }
    pace.beat();
  }
  return vpdqFingerprint.parse({ type: "vpdq", variant: "upright", frames });
};
