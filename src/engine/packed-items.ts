/**
 * @file Finished files in as few bytes as what is known of them takes: one record each in large blocks of memory, outside the
 * garbage collector's reach, and folders kept once. A hundred thousand photos are then a matter of some megabytes.
 */
import { sep } from "node:path";
import { bytes, instant, localPath, milliseconds, type Bytes, type Instant, type LocalPath, type Milliseconds } from "../shared/model/brand.ts";
import { md5Value, pdqValue, pdqVariant, quality, type Fingerprint, type Quality } from "../shared/model/fingerprint.ts";
import { notice, type MediaKind, type Notice } from "../shared/model/scan.ts";

/** A finished file. */
export interface KeptItem {
  readonly path: LocalPath;
  readonly folder: string;
  readonly bytes: Bytes;
  readonly modified: Instant;
  readonly kind: MediaKind;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: Milliseconds | null;
  readonly quality: Quality | null;
  readonly notices: readonly Notice[];
  readonly fingerprints: readonly Fingerprint[];
}

/** Items by the order in which they came. */
export interface PackedItems {
  readonly count: () => number;
  readonly add: (item: KeptItem) => void;
  /** Undefined beyond the last one. What is handed out is a copy. */
  readonly at: (index: number) => KeptItem | undefined;
  /** The path alone, which is quicker. */
  readonly pathAt: (index: number) => string | undefined;
  readonly kindAt: (index: number) => MediaKind | undefined;
  /** Memory taken, in bytes. */
  readonly size: () => number;
}

const BLOCK = 1 << 20;
const NONE = 0xff;
const IS_VIDEO = 1;
const IS_WIDE = 2;
const HAS_DURATION = 4;
/** The folder's number, flags, notices, quality, size, time, width, height, the name's length. */
const FIXED = 4 + 1 + 1 + 1 + 8 + 8 + 4 + 4 + 4;
const PDQ_BYTES = 32;
const MD5_BYTES = 16;
const FRAME_BYTES = 4 + 8 + 1 + PDQ_BYTES;

const tags = { pdq: 1, md5: 2, vpdq: 3 } as const;

const fingerprintSize = (one: Fingerprint): number => {
  switch (one.type) {
    case "pdq":
      return 3 + PDQ_BYTES;
    case "md5":
      return 1 + MD5_BYTES;
    case "vpdq":
      return 6 + one.frames.length * FRAME_BYTES;
  }
};

const writeFingerprint = (into: Buffer, start: number, one: Fingerprint): number => {
  let at = into.writeUInt8(tags[one.type], start);
  switch (one.type) {
    case "pdq":
      at = into.writeUInt8(pdqVariant.options.indexOf(one.variant), at);
      at = into.writeUInt8(one.quality, at);
      return at + into.write(one.value, at, "hex");
    case "md5":
      return at + into.write(one.value, at, "hex");
    case "vpdq":
      at = into.writeUInt8(one.variant === "upright" ? 0 : 1, at);
      at = into.writeUInt32LE(one.frames.length, at);
      for (const frame of one.frames) {
        at = into.writeUInt32LE(frame.frame, at);
        at = into.writeDoubleLE(frame.timestamp, at);
        at = into.writeUInt8(frame.quality, at);
        at += into.write(frame.value, at, "hex");
      }
      return at;
  }
};

const hexAt = (from: Buffer, at: number, length: number): string => from.toString("hex", at, at + length);

const readFingerprint = (from: Buffer, at: number): { readonly one: Fingerprint; readonly end: number } => {
  const tag = from.readUInt8(at);
  if (tag === tags.md5) {
    const end = at + 1 + MD5_BYTES;
    return { one: { type: "md5", value: md5Value.parse(hexAt(from, at + 1, MD5_BYTES)) }, end };
  }
  if (tag === tags.pdq) {
    const variant = pdqVariant.options[from.readUInt8(at + 1)] ?? "upright";
    const value = pdqValue.parse(hexAt(from, at + 3, PDQ_BYTES));
    return { one: { type: "pdq", variant, value, quality: quality.parse(from.readUInt8(at + 2)) }, end: at + 3 + PDQ_BYTES };
  }
  const count = from.readUInt32LE(at + 2);
  const first = at + 6;
  const frames = Array.from({ length: count }, (_, index) => {
    const frameAt = first + index * FRAME_BYTES;
    return {
      frame: from.readUInt32LE(frameAt),
      timestamp: from.readDoubleLE(frameAt + 4),
      quality: quality.parse(from.readUInt8(frameAt + 12)),
      value: pdqValue.parse(hexAt(from, frameAt + 13, PDQ_BYTES)),
    };
  });
  return { one: { type: "vpdq", variant: from.readUInt8(at + 1) === 0 ? "upright" : "stored", frames }, end: first + count * FRAME_BYTES };
};

/** A path's folder with its separator, and the rest. */
const split = (path: string): readonly [before: string, name: string] => {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf(sep)) + 1;
  return [path.slice(0, end), path.slice(end)];
};

/** Names of one byte a letter take one; lone surrogates, which carry bytes that are no text, survive as UTF-16. */
const isNarrow = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0xff) return false;
  return true;
};

/** Nothing yet. */
export const packedItems = (): PackedItems => {
  const folders: { readonly before: string; readonly shown: string }[] = [];
  const folderNumbers = new Map<string, number>();
  const blocks: Buffer[] = [];
  let filled = 0;
  let taken = 0;
  let count = 0;
  /** For each item its block and where in it. */
  let places = new Uint32Array(2_048);

  const numberOf = (before: string, shown: string): number => {
    const key = `${before}\0${shown}`;
    const known = folderNumbers.get(key);
    if (known !== undefined) return known;
    folders.push({ before, shown });
    folderNumbers.set(key, folders.length - 1);
    return folders.length - 1;
  };

  /** Room for one record. The first block is small, because most scans are. */
  const roomFor = (size: number): { readonly block: Buffer; readonly at: number } => {
    let block = blocks.at(-1);
    if (block === undefined || filled + size > block.length) {
      block = Buffer.allocUnsafeSlow(Math.max(size, blocks.length === 0 ? BLOCK >> 4 : BLOCK));
      blocks.push(block);
      taken += block.length;
      filled = 0;
    }
    const at = filled;
    filled += size;
    return { block, at };
  };

  const placeOf = (index: number): { readonly block: Buffer; readonly at: number } | undefined => {
    const block = index >= 0 && index < count ? blocks[places[index * 2] ?? 0] : undefined;
    return block === undefined ? undefined : { block, at: places[index * 2 + 1] ?? 0 };
  };
  const headOf = (block: Buffer, start: number) => {
    const { before, shown } = folders[block.readUInt32LE(start)] ?? { before: "", shown: "" };
    const flags = block.readUInt8(start + 4);
    const nameAt = start + FIXED + ((flags & HAS_DURATION) === 0 ? 0 : 8);
    const nameEnd = nameAt + block.readUInt32LE(start + FIXED - 4);
    return { path: before + block.toString((flags & IS_WIDE) === 0 ? "latin1" : "utf16le", nameAt, nameEnd), shown, flags, nameEnd };
  };

  return {
    count: () => count,
    size: () => taken + places.byteLength,
    add: (item) => {
      const [before, name] = split(item.path);
      const isWide = !isNarrow(name);
      const encoded = Buffer.from(name, isWide ? "utf16le" : "latin1");
      const tail = item.fingerprints.reduce((sum, one) => sum + fingerprintSize(one), 1);
      const { block, at: start } = roomFor(FIXED + (item.duration === null ? 0 : 8) + encoded.length + tail);
      let at = block.writeUInt32LE(numberOf(before, item.folder), start);
      at = block.writeUInt8((item.kind === "video" ? IS_VIDEO : 0) | (isWide ? IS_WIDE : 0) | (item.duration === null ? 0 : HAS_DURATION), at);
      at = block.writeUInt8(item.notices.reduce((bits, one) => bits | (1 << notice.options.indexOf(one)), 0), at);
      at = block.writeUInt8(item.quality ?? NONE, at);
      at = block.writeDoubleLE(item.bytes, at);
      at = block.writeDoubleLE(item.modified, at);
      at = block.writeUInt32LE(item.width ?? 0, at);
      at = block.writeUInt32LE(item.height ?? 0, at);
      at = block.writeUInt32LE(encoded.length, at);
      if (item.duration !== null) at = block.writeDoubleLE(item.duration, at);
      at += encoded.copy(block, at);
      at = block.writeUInt8(item.fingerprints.length, at);
      for (const one of item.fingerprints) at = writeFingerprint(block, at, one);
      if (count * 2 === places.length) {
        const larger = new Uint32Array(places.length * 2);
        larger.set(places);
        places = larger;
      }
      places[count * 2] = blocks.length - 1;
      places[count * 2 + 1] = start;
      count += 1;
    },
    pathAt: (index) => {
      const place = placeOf(index);
      return place === undefined ? undefined : headOf(place.block, place.at).path;
    },
    kindAt: (index) => {
      const place = placeOf(index);
      if (place === undefined) return undefined;
      return (place.block.readUInt8(place.at + 4) & IS_VIDEO) === 0 ? "image" : "video";
    },
    at: (index) => {
      const place = placeOf(index);
      if (place === undefined) return undefined;
      const { block, at: start } = place;
      const { path, shown, flags, nameEnd } = headOf(block, start);
      const [bits, said] = [block.readUInt8(start + 5), block.readUInt8(start + 6)];
      const [width, height] = [block.readUInt32LE(start + 23), block.readUInt32LE(start + 27)];
      const fingerprints: Fingerprint[] = [];
      let at = nameEnd + 1;
      for (let left = block.readUInt8(nameEnd); left > 0; left -= 1) {
        const { one, end } = readFingerprint(block, at);
        fingerprints.push(one);
        at = end;
      }
      return {
        path: localPath.parse(path),
        folder: shown,
        bytes: bytes.parse(block.readDoubleLE(start + 7)),
        modified: instant.parse(block.readDoubleLE(start + 15)),
        kind: (flags & IS_VIDEO) === 0 ? "image" : "video",
        width: width === 0 ? null : width,
        height: height === 0 ? null : height,
        duration: (flags & HAS_DURATION) === 0 ? null : milliseconds.parse(block.readDoubleLE(start + FIXED)),
        quality: said === NONE ? null : quality.parse(said),
        notices: notice.options.filter((_, index) => (bits & (1 << index)) !== 0),
        fingerprints,
      };
    },
  };
};
