import type { Turn } from "./video-facts.ts";

/** Turns interleaved RGB pixels clockwise. `width` and `height` are those of the given pixels. */
export const turnPixels = (pixels: Uint8Array, width: number, height: number, turn: Turn): Uint8Array => {
  if (turn === 0) return pixels;
  const turned = new Uint8Array(width * height * 3);
  // Where the first pixel goes, and how far a step right and a step down carry in the result.
  const [first, right, down] =
    turn === 90
      ? [height - 1, height, -1]
      : turn === 180
        ? [width * height - 1, -1, -width]
        : [(width - 1) * height, -height, 1];
  let from = 0;
  for (let y = 0; y < height; y += 1) {
    let to = first + y * down;
    for (let x = 0; x < width; x += 1, to += right, from += 3) {
      turned[to * 3] = pixels[from] ?? 0;
      turned[to * 3 + 1] = pixels[from + 1] ?? 0;
      turned[to * 3 + 2] = pixels[from + 2] ?? 0;
    }
  }
  return turned;
};
