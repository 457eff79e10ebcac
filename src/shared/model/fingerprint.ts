/** @file Fingerprints as they travel between the rooms. How they are computed is src/fingerprint's to know. */
import { z } from "zod";

/** A PDQ hash: 256 bits as 64 lower-case hex digits, most significant first. */
export const pdqValue = z.string().regex(/^[0-9a-f]{64}$/).brand<"PdqValue">();
export type PdqValue = z.infer<typeof pdqValue>;

/** The MD5 of a file's bytes as 32 lower-case hex digits. */
export const md5Value = z.string().regex(/^[0-9a-f]{32}$/).brand<"Md5Value">();
export type Md5Value = z.infer<typeof md5Value>;

/** PDQ's measure of detail: below 50 platforms discard a hash, from 80 on they compare well. */
export const quality = z.number().int().min(0).max(100).brand<"Quality">();
export type Quality = z.infer<typeof quality>;

/**
 * Which way the picture was held when it was hashed: `upright` as people see it, `stored` as its pixels lie in the file,
 * the others are the dihedral variants of the upright one.
 */
export const pdqVariant = z.enum([
  "upright",
  "stored",
  "rot90",
  "rot180",
  "rot270",
  "flipx",
  "flipy",
  "flipplus1",
  "flipminus1",
]);
export type PdqVariant = z.infer<typeof pdqVariant>;

export const pdqFingerprint = z
  .object({ type: z.literal("pdq"), variant: pdqVariant, value: pdqValue, quality })
  .readonly();
export type PdqFingerprint = z.infer<typeof pdqFingerprint>;

export const md5Fingerprint = z.object({ type: z.literal("md5"), value: md5Value }).readonly();
export type Md5Fingerprint = z.infer<typeof md5Fingerprint>;

/** One hashed frame: its number as the decoder counts from 0, its time in seconds as number / frame rate. */
export const vpdqFrame = z
  .object({
    frame: z.number().int().nonnegative(),
    timestamp: z.number().nonnegative(),
    quality,
    value: pdqValue,
  })
  .readonly();
export type VpdqFrame = z.infer<typeof vpdqFrame>;

export const vpdqFingerprint = z
  .object({ type: z.literal("vpdq"), variant: z.enum(["upright", "stored"]), frames: z.array(vpdqFrame).readonly() })
  .readonly();
export type VpdqFingerprint = z.infer<typeof vpdqFingerprint>;

export const fingerprint = z.discriminatedUnion("type", [pdqFingerprint, md5Fingerprint, vpdqFingerprint]);
export type Fingerprint = z.infer<typeof fingerprint>;
