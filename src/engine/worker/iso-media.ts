/** @file What an MP4 or MOV file says of its video without being decoded: the exact average frame rate, which ffmpeg prints to two places only, and its size. */
import { boxesIn, inside, typeAt, type Box } from "./boxes.ts";
import type { OpenedFile } from "./source.ts";

const MAX_MOOV = 64 << 20;
const MAX_BOXES = 10_000;

/** The first video track, by its own word. */
export interface IsoTrack {
  /** Frames by seconds from the sample table, as libavformat's mov demuxer computes `avg_frame_rate`. */
  readonly framesPerSecond: number;
  /** Of the stored frames, in pixels; 0 where it does not say. */
  readonly width: number;
  readonly height: number;
}

/** Where the first sample entry holds its picture's size: after its header, and 24 bytes of what every visual entry begins with. */
const ENTRY = 8;
const SIZE_IN_ENTRY = ENTRY + 8 + 24;

const sizeOf = (view: DataView, table: Box): Pick<IsoTrack, "width" | "height"> => {
  const at = inside(view, table, "stsd")?.from ?? view.byteLength;
  if (at + SIZE_IN_ENTRY + 4 > table.to) return { width: 0, height: 0 };
  return { width: view.getUint16(at + SIZE_IN_ENTRY), height: view.getUint16(at + SIZE_IN_ENTRY + 2) };
};

const trackOf = (view: DataView, moov: Box): IsoTrack | null => {
  for (const track of boxesIn(view, moov.from, moov.to).filter(({ type }) => type === "trak")) {
    const media = inside(view, track, "mdia");
    if (media === undefined) continue;
    const handler = inside(view, media, "hdlr");
    if (handler === undefined || handler.from + 12 > handler.to || typeAt(view, handler.from + 8) !== "vide") continue;
    const header = inside(view, media, "mdhd");
    const table = inside(view, media, "minf", "stbl");
    const times = table && inside(view, table, "stts");
    if (header === undefined || table === undefined || times === undefined || header.from + 24 > header.to) return null;
    const scale = view.getUint32(header.from + (view.getUint8(header.from) === 1 ? 20 : 12));
    let frames = 0;
    let duration = 0;
    for (let at = times.from + 8; at + 8 <= times.to; at += 8) {
      const count = view.getUint32(at);
      const delta = view.getInt32(at + 4);
      frames += count;
      duration += count * Math.max(delta, 0);
    }
    return frames > 0 && duration > 0 && scale > 0 ? { framesPerSecond: (scale * frames) / duration, ...sizeOf(view, table) } : null;
  }
  return null;
};

/** Reads the first video track. Null for a file that has none, is damaged, or is no MP4 or MOV. */
export const isoTrack = async ({ handle, bytes }: OpenedFile): Promise<IsoTrack | null> => {
  const header = new DataView(new ArrayBuffer(16));
  for (let at = 0, boxes = 0; at + 8 <= bytes && boxes < MAX_BOXES; boxes += 1) {
    const { bytesRead } = await handle.read(header, 0, 16, at);
    if (bytesRead < 8) return null;
    const short = header.getUint32(0);
    const size = short === 1 ? Number(header.getBigUint64(8)) : short === 0 ? bytes - at : short;
    if (size < 8 || at + size > bytes) return null;
    if (typeAt(header, 4) === "moov") {
      if (size > MAX_MOOV) return null;
      const content = new DataView(new ArrayBuffer(size));
      await handle.read(content, 0, size, at);
      const [moov] = boxesIn(content, 0, size);
      return moov === undefined ? null : trackOf(content, moov);
    }
    at += size;
  }
  return null;
};
