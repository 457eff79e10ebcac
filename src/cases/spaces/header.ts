/** @file A space's header: what its passphrase opens. It holds the space's name and the key that its entries are sealed with. */
import { z } from "zod";
import { SEAL } from "../secret-store/port.ts";
import { derivation, type Derivation } from "./passphrase-key.ts";
import { KEY_BYTES, seal, unseal } from "./sealing.ts";

const MARK = `${SEAL}s1`;

const outside = z.object({ derivation, box: z.base64() });
const inside = z.object({ name: z.string(), key: z.base64(), createdAt: z.int() });

/** A header as it stands in the keychain, closed. */
export interface ClosedHeader {
  /** The entry's name. */
  readonly entry: string;
  readonly derivation: Derivation;
  readonly box: Buffer;
}

export interface SpaceInside {
  readonly name: string;
  readonly key: Buffer;
  readonly createdAt: number;
}

/** A header's text under the given entry name, sealed with the passphrase's key. */
export const encodeHeader = (entry: string, used: Derivation, passphraseKey: Uint8Array, { name, key, createdAt }: SpaceInside): string => {
  const clear = Buffer.from(JSON.stringify({ name, key: key.toString("base64"), createdAt }), "utf8");
  const box = seal(passphraseKey, entry, clear).toString("base64");
  return MARK + Buffer.from(JSON.stringify({ derivation: used, box }), "utf8").toString("base64");
};

const parsed = <Schema extends z.ZodType>(schema: Schema, json: string): z.output<Schema> | null => {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
};

/** A header without its inside; null when the text is none. */
export const decodeHeader = (entry: string, text: string): ClosedHeader | null => {
  if (!text.startsWith(MARK)) return null;
  const header = parsed(outside, Buffer.from(text.slice(MARK.length), "base64").toString("utf8"));
  return header === null ? null : { entry, derivation: header.derivation, box: Buffer.from(header.box, "base64") };
};

/** What a header holds, when this is the key that sealed it. */
export const openHeader = ({ entry, box }: ClosedHeader, passphraseKey: Uint8Array): SpaceInside | null => {
  const clear = unseal(passphraseKey, entry, box);
  const held = clear === null ? null : parsed(inside, clear.toString("utf8"));
  if (held === null) return null;
  const key = Buffer.from(held.key, "base64");
  return key.length === KEY_BYTES ? { name: held.name, key, createdAt: held.createdAt } : null;
};
