import { z } from "zod";
import { command, event } from "./define.ts";

export const app = {
  about: command(
    z.undefined(),
    z
      .object({
        version: z.string(),
        /** BCP 47, as the system says it. */
        locale: z.string(),
        /** Null when no bank is set up: then fingerprints can be made and kept, not sent. */
        bank: z.object({ name: z.string(), host: z.string() }).readonly().nullable(),
      })
      .readonly(),
  ),
  /** Quick exit. The renderer has blanked itself already; main hides the window, forgets what it holds and ends. */
  leave: command(z.undefined(), z.undefined()),
  /** The window should cover everything now: the system sleeps or locks, or the window was left. */
  cover: event(z.object({ why: z.enum(["suspend", "screen-lock", "hidden"]) }).readonly()),
} as const;
