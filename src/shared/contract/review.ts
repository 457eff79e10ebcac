import { z } from "zod";
import { itemId, milliseconds, scanId } from "../model/brand.ts";
import { ageMark, likeGroup } from "../model/scan.ts";
import { command } from "./define.ts";

const jpeg = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const side = z.number().int().positive();

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
        jpeg,
        width: side,
        height: side,
      })
      .readonly(),
  ),
  /**
   * Photos that look alike, each photo in one group at most and those that are like no other in none. Groups in the order of their
   * best pictures' ids. Ask again when there are new items.
   */
  groups: command(z.object({ scan: scanId }).readonly(), z.object({ groups: z.array(likeGroup).readonly() }).readonly()),
  /**
   * Pictures spread over a video or a moving picture, in the order of their times, made as `thumbnail` is. Fewer come where
   * some can't be read. A photo that doesn't move fails with `no-frames`.
   */
  frames: command(
    z
      .object({ scan: scanId, item: itemId, count: z.number().int().min(2).max(12), longSide: z.number().int().min(64).max(1_024) })
      .readonly(),
    z
      .object({
        item: itemId,
        frames: z
          .array(z.object({ jpeg, at: milliseconds, width: side, height: side }).readonly())
          .min(1)
          .readonly(),
      })
      .readonly(),
  ),
} as const;
