import { z } from "zod";
import { command, event } from "./define.ts";

/** What a person at a support centre calls a space. It is sealed with the passphrase and never listed. */
export const spaceName = z.string().trim().min(1).max(60).brand<"SpaceName">();
export type SpaceName = z.infer<typeof spaceName>;

const passphrase = z.string().max(256);

/** Where cases are kept right now. In a space everything is sealed with its key; a visit keeps nothing once it ends. */
export const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("personal") }).readonly(),
  z.object({ kind: z.literal("space"), name: spaceName }).readonly(),
  z.object({ kind: z.literal("visit") }).readonly(),
]);
export type Place = z.infer<typeof place>;

export const spacesStatus = z
  .object({
    place,
    /** After wrong passphrases: how long until the next one is tried, in milliseconds. */
    waitBeforeNextTry: z.number().int().nonnegative(),
    /** After this long without a sign of the person an open space is locked, in milliseconds. */
    lockAfter: z.number().int().positive(),
  })
  .readonly();
export type SpacesStatus = z.infer<typeof spacesStatus>;

/** zxcvbn's score, 0 to 4; `enough` from 3 on. */
export const passphraseStrength = z.object({ score: z.number().int().min(0).max(4), enough: z.boolean() }).readonly();
export type PassphraseStrength = z.infer<typeof passphraseStrength>;

const named = z.object({ name: spaceName, passphrase }).readonly();

export const spaces = {
  status: command(z.undefined(), spacesStatus),
  strength: command(named, passphraseStrength),
  /** Makes a space and opens it. Without its passphrase nobody can open it again, we neither. */
  create: command(named, spacesStatus),
  open: command(named, spacesStatus),
  /** Forgets the open space's key and whatever was prepared in it; ends a visit and everything in it. */
  lock: command(z.undefined(), spacesStatus),
  rename: command(z.object({ name: spaceName, passphrase }).readonly(), spacesStatus),
  changePassphrase: command(z.object({ passphrase, next: passphrase }).readonly(), spacesStatus),
  /** Removes every entry of the open space and its header, looks again, and says how many were removed. */
  erase: command(z.undefined(), z.object({ removed: z.number().int().nonnegative() }).readonly()),
  /** From here on memory only, until `lock`. */
  visit: command(z.undefined(), spacesStatus),
  /** The person moved or typed: an open space stays open. */
  stillHere: command(z.undefined(), z.undefined()),
  /** The place changed by itself: locked after a while, or by the system. */
  changed: event(spacesStatus),
} as const;
