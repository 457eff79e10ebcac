/**
 * @file The journal's bytes: nothing in the clear but lengths. 16 random bytes, from which with the key the file's own key is
 * derived (HKDF-SHA-256), then records of [length: 4 bytes][nonce: 12][AES-256-GCM ciphertext][tag: 16], appended one by one.
 * A record that was cut off or does not open ends the journal; what stands before it is good.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";

const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_RECORD = 16 << 20;

/** An opened journal file. */
export interface JournalFile {
  /**
   * Appends a text as one record. Resolves when the system has it; rejects with the system's error when it could not be written whole, and
   * then nothing of it is left.
   */
  readonly append: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const fileKey = (key: Uint8Array, salt: Uint8Array): Uint8Array => new Uint8Array(hkdfSync("sha256", key, salt, "records", 32));

/** Records can't be moved to another place: each is bound to its number. */
const numberOf = (index: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(index));
  return bytes;
};

const seal = (key: Uint8Array, index: number, text: string): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(numberOf(index));
  const body = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
};

const unseal = (key: Uint8Array, index: number, body: Uint8Array): string | null => {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, NONCE_BYTES)).setAAD(numberOf(index));
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
    const text = decipher.update(body.subarray(NONCE_BYTES, body.length - TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
};

/** Hands each good record on, one after the other, and lets others have their turn in between. */
const readRecords = async (
  handle: FileHandle,
  key: Uint8Array,
  onRecord: (text: string) => void,
): Promise<{ readonly count: number; readonly end: number }> => {
  const { size } = await handle.stat();
  const length = Buffer.alloc(4);
  let count = 0;
  let at = SALT_BYTES;
  while (at + 4 <= size) {
    await handle.read(length, 0, 4, at);
    const wanted = length.readUInt32BE();
    if (wanted < NONCE_BYTES + TAG_BYTES || wanted > MAX_RECORD || at + 4 + wanted > size) break;
    const body = Buffer.alloc(wanted);
    await handle.read(body, 0, wanted, at + 4);
    const text = unseal(key, count, body);
    if (text === null) break;
    onRecord(text);
    count += 1;
    at += 4 + wanted;
  }
  return { count, end: at };
};

const writeWhole = async (handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
};

/**
 * Opens a journal or begins one, readable by this user alone. A torn end is cut off; a file made with another key is begun
 * anew. `onRecord` is told of every record that is good. Rejects with the system's error when the file can't be opened or written.
 */
export const openJournalFile = async (path: string, key: Uint8Array, onRecord: (text: string) => void): Promise<JournalFile> => {
  const handle = await open(path, "a+", 0o600).then(async (made) => {
    await made.close();
    return open(path, "r+");
  });
  try {
    const salt = Buffer.alloc(SALT_BYTES);
    const { bytesRead } = await handle.read(salt, 0, SALT_BYTES, 0);
    let own = fileKey(key, salt);
    let { count, end } = bytesRead === SALT_BYTES ? await readRecords(handle, own, onRecord) : { count: 0, end: SALT_BYTES };
    if (count === 0) {
      randomBytes(SALT_BYTES).copy(salt);
      own = fileKey(key, salt);
      await handle.truncate(0);
      await writeWhole(handle, salt, 0);
      end = SALT_BYTES;
    } else await handle.truncate(end);
    return {
      append: async (text) => {
        const sealed = seal(own, count, text);
        try {
          await writeWhole(handle, sealed, end);
        } catch (error) {
          // Half a record would make everything after it unreadable.
          await handle.truncate(end).catch(() => undefined);
          throw error;
        }
        count += 1;
        end += sealed.length;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
};
