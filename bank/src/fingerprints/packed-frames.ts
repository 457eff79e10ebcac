/**
 * @file A vPDQ in few bytes: 45 a frame, big-endian: number (u32), time in seconds (f64), quality (u8), hash (32 bytes).
 * Frames are kept in the order of their numbers, so that the same vPDQ always packs to the same bytes.
 */
import { pdqValue, quality, type VpdqFrame } from "../../../src/shared/model/fingerprint.ts";

const FRAME_BYTES = 45;

/** Packs frames. */
export const packFrames = (frames: readonly VpdqFrame[]): Buffer => {
  const packed = Buffer.alloc(frames.length * FRAME_BYTES);
  const ordered = frames.toSorted((a, b) => a.frame - b.frame || a.timestamp - b.timestamp || (a.value < b.value ? -1 : 1));
  for (const [index, frame] of ordered.entries()) {
    const at = index * FRAME_BYTES;
    packed.writeUInt32BE(frame.frame, at);
    packed.writeDoubleBE(frame.timestamp, at + 4);
    packed.writeUInt8(frame.quality, at + 12);
    packed.write(frame.value, at + 13, "hex");
  }
  return packed;
};

/** Unpacks what {@link packFrames} made; throws a ZodError or RangeError on anything else. */
export const unpackFrames = (packed: Uint8Array): readonly VpdqFrame[] => {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length % FRAME_BYTES !== 0) throw new RangeError("not a whole number of frames");
  return Array.from({ length: bytes.length / FRAME_BYTES }, (_, index) => {
    const at = index * FRAME_BYTES;
    return {
      frame: bytes.readUInt32BE(at),
      timestamp: bytes.readDoubleBE(at + 4),
      quality: quality.parse(bytes.readUInt8(at + 12)),
      value: pdqValue.parse(bytes.toString("hex", at + 13, at + FRAME_BYTES)),
    };
  });
};
