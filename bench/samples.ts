/** @file Pictures as a phone's camera makes them, in size and in noise, from numbers alone. */
import sharp from "sharp";
import { drawPixels, seeded } from "../tests/fixtures/pictures.ts";

export const PHONE_WIDTH = 4_032;
export const PHONE_HEIGHT = 3_024;

/** Soft shapes with a sensor's noise over them: about three megabytes as a JPEG of 12 megapixels. */
export const phonePixels = (seed: number): Buffer => {
  const random = seeded(seed);
  const small = drawPixels(seed, PHONE_WIDTH / 4, PHONE_HEIGHT / 4);
  const pixels = Buffer.alloc(PHONE_WIDTH * PHONE_HEIGHT * 3);
  const noise = Int8Array.from({ length: 65_537 }, () => (random() + random() + random() - 1.5) * 14);
  for (let y = 0, at = 0; y < PHONE_HEIGHT; y += 1) {
    for (let x = 0; x < PHONE_WIDTH; x += 1) {
      const from = ((y >> 2) * (PHONE_WIDTH / 4) + (x >> 2)) * 3;
      for (let c = 0; c < 3; c += 1, at += 1) pixels[at] = Math.max(0, Math.min(255, (small[from + c] ?? 0) + (noise[(at * 31) % 65_537] ?? 0)));
    }
  }
  return pixels;
};

export const phoneJpeg = (seed: number): Promise<Buffer> =>
  sharp(phonePixels(seed), { raw: { width: PHONE_WIDTH, height: PHONE_HEIGHT, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer();
