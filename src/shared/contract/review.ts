import { z } from "zod";
import { itemId, scanId } from "../model/brand.ts";
import { command } from "./define.ts";

export const review = {
  /**
   * A small JPEG made in an isolated process, upright, held in memory only. `longSide` is in pixels. The answer names the
   * item again, so that a picture can never be drawn on another's tile.
   */
  thumbnail: command(
    z.object({ scan: scanId, item: itemId, longSide: z.number().int().min(64).max(2_048) }).readonly(),
    z
      .object({
        item: itemId,
        jpeg: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
        width: z.number().int().positive(),
        height: z.number().int().positive(),
      })
      .readonly(),
  ),
} as const;
