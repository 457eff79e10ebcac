import { z } from "zod";
import { itemId, scanId } from "../model/brand.ts";
import { ageMark } from "../model/scan.ts";
import { command } from "./define.ts";

export const review = {
  /**
   * What was said of the people in these pictures at the time they were taken. Both halves of a Live Photo get the same mark. Whatever is
   * marked `under-18` or `not-sure` can't be sent, exported or shown any more, unless the person says that the mark was a mistake.
   */
  markAge: command(
    z
      .object({ scan: scanId, items: z.array(itemId).min(1).max(200_000).readonly(), age: ageMark.exclude(["unsorted"]) })
      .readonly(),
    /** Every item whose mark is this one now, companions included. */
    z.object({ marked: z.array(itemId).readonly() }).readonly(),
  ),
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
