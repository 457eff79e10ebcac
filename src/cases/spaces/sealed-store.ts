import { SEAL, type SecretStore, type StoreResult } from "../secret-store/port.ts";
import { seal, unseal } from "./sealing.ts";

const MARK = `${SEAL}e1`;

/** Base64 is sealed as the bytes it stands for, or every entry would grow by a third. */
const packed = (text: string): Buffer => {
  const bytes = Buffer.from(text, "base64");
  const isBase64 = bytes.toString("base64") === text;
  return Buffer.concat([Buffer.from([isBase64 ? 1 : 0]), isBase64 ? bytes : Buffer.from(text, "latin1")]);
};
const unpacked = (bytes: Buffer): string => bytes.subarray(1).toString(bytes[0] === 1 ? "base64" : "latin1");

/** The text inside a sealed entry; null when it belongs to another space or is none. */
const opened = (key: Uint8Array, name: string, text: string): string | null => {
  if (!text.startsWith(MARK)) return null;
  const clear = unseal(key, name, Buffer.from(text.slice(MARK.length), "base64"));
  return clear === null ? null : unpacked(clear);
};

/**
 * A part of another store that only this key opens. Entries of other spaces are not there: not in the list, not readable, and
 * not to be removed. Which entry belongs to which space can't be told from outside.
 * @param key 32 bytes
 * @param isShut whether nothing may be written any more, because the space is being erased
 */
export const sealedStore = (inner: SecretStore, key: Uint8Array, isShut: () => boolean = () => false): SecretStore => {
  const read = async (name: string): Promise<StoreResult<string | null>> => {
    const text = await inner.read(name);
    return text.ok && text.value !== null ? { ok: true, value: opened(key, name, text.value) } : text;
  };
  return {
    ...inner,
    entries: async () => {
      const all = await inner.entries();
      if (!all.ok) return all;
      const own = new Map<string, string>();
      for (const [name, text] of all.value) {
        const clear = opened(key, name, text);
        if (clear !== null) own.set(name, clear);
      }
      return { ok: true, value: own };
    },
    read,
    write: async (name, text) => {
      const there = await inner.read(name);
      if (!there.ok) return there;
      if (there.value !== null && opened(key, name, there.value) === null) return { ok: false, fault: "changed" };
      // What a store refuses in the clear it refuses sealed: text that is not plain ASCII would not come back unharmed.
      if (!/^[ -~]*$/.test(text)) return { ok: false, fault: "failed" };
      // Asked last, so that whatever was let through stands in line before the eraser looks.
      if (isShut()) return { ok: false, fault: "failed" };
      return inner.write(name, MARK + seal(key, name, packed(text)).toString("base64"));
    },
    remove: async (name) => {
      const text = await read(name);
      if (!text.ok) return text;
      return text.value === null ? { ok: true, value: false } : inner.remove(name);
    },
  };
};
