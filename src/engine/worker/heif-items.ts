/**
 * @file The picture inside a HEIF file (ISO/IEC 23008-12): which coded items it is made of and how they are laid out. Reading
 * is bounds-checked by DataView, which throws RangeError; `heifPicture` turns that into null.
 */
import { boxesIn, inside, typeAt, type Box } from "./boxes.ts";

/** A step from the coded to the shown picture, in the order the file gives. Angles turn clockwise. */
export type HeifStep =
  | { readonly type: "turn"; readonly angle: 90 | 180 | 270 }
  | { readonly type: "mirror"; readonly axis: "top-bottom" | "left-right" }
  | { readonly type: "crop"; readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export interface HeifPicture {
  /** Size of the coded picture before the steps, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Size of every tile; the last column and row may stand over. */
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** All tiles in reading order as one HEVC stream, each with its parameter sets (Annex B). */
  readonly stream: Uint8Array;
  readonly steps: readonly HeifStep[];
}

const MAX_TILES = 4_096;
const MAX_ITEMS = 20_000;

interface Item {
  readonly type: string;
  readonly properties: readonly Box[];
}

class Reader {
  readonly view: DataView;
  at: number;
  constructor(view: DataView, at: number) {
    this.view = view;
    this.at = at;
  }
  uint(size: number): number {
    let value = 0;
    for (let i = 0; i < size; i += 1) value = value * 256 + this.view.getUint8(this.at + i);
    this.at += size;
    return value;
  }
}

interface Meta {
  readonly view: DataView;
  readonly box: Box;
  readonly items: ReadonlyMap<number, Item>;
  /** Item id to the byte ranges of its data, by absolute offset. */
  readonly places: ReadonlyMap<number, readonly { readonly from: number; readonly length: number }[]>;
  readonly references: readonly { readonly type: string; readonly from: number; readonly to: readonly number[] }[];
  readonly primary: number | null;
}

const itemTypes = (view: DataView, iinf: Box): Map<number, string> => {
  const types = new Map<number, string>();
  const reader = new Reader(view, iinf.from);
  const version = reader.uint(1);
  reader.at += 3 + (version === 0 ? 2 : 4);
  for (const box of boxesIn(view, reader.at, iinf.to)) {
    if (box.type !== "infe" || types.size >= MAX_ITEMS) continue;
    const entry = new Reader(view, box.from);
    const entryVersion = entry.uint(1);
    if (entryVersion < 2) continue;
    entry.at += 3;
    const id = entry.uint(entryVersion === 2 ? 2 : 4);
    entry.at += 2;
    types.set(id, typeAt(view, entry.at));
  }
  return types;
};

const itemPlaces = (view: DataView, iloc: Box, idat: Box | undefined): Meta["places"] => {
  const places = new Map<number, { readonly from: number; readonly length: number }[]>();
  const reader = new Reader(view, iloc.from);
  const version = reader.uint(1);
  reader.at += 3;
  const [sizes, more] = [reader.uint(1), reader.uint(1)];
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 4, sizes & 15, more >> 4, version > 0 ? more & 15 : 0];
  const count = Math.min(MAX_ITEMS, reader.uint(version < 2 ? 2 : 4));
  for (let i = 0; i < count; i += 1) {
    const id = reader.uint(version < 2 ? 2 : 4);
    const method = version > 0 ? reader.uint(2) & 15 : 0;
    reader.at += 2;
    const base = reader.uint(baseSize);
    const extents = reader.uint(2);
    const start = method === 1 ? (idat?.from ?? Number.NaN) : method === 0 ? 0 : Number.NaN;
    const list: { from: number; length: number }[] = [];
    for (let e = 0; e < extents; e += 1) {
      reader.at += indexSize;
      const offset = reader.uint(offsetSize);
      list.push({ from: start + base + offset, length: reader.uint(lengthSize) });
    }
    places.set(id, list);
  }
  return places;
};

const itemReferences = (view: DataView, iref: Box): Meta["references"] => {
  const wide = view.getUint8(iref.from) === 0 ? 2 : 4;
  return boxesIn(view, iref.from + 4, iref.to).map((box) => {
    const reader = new Reader(view, box.from);
    const from = reader.uint(wide);
    const count = Math.min(MAX_TILES, reader.uint(2));
    return { type: box.type, from, to: Array.from({ length: count }, () => reader.uint(wide)) };
  });
};

const itemProperties = (view: DataView, meta: Box): Map<number, readonly Box[]> => {
  const properties = new Map<number, readonly Box[]>();
  const container = inside(view, meta, "iprp", "ipco");
  const iprp = inside(view, meta, "iprp");
  if (container === undefined || iprp === undefined) return properties;
  const all = boxesIn(view, container.from, container.to);
  for (const ipma of boxesIn(view, iprp.from, iprp.to).filter(({ type }) => type === "ipma")) {
    const reader = new Reader(view, ipma.from);
    const version = reader.uint(1);
    const isWide = (reader.uint(3) & 1) === 1;
    const count = Math.min(MAX_ITEMS, reader.uint(4));
    for (let i = 0; i < count; i += 1) {
      const id = reader.uint(version < 1 ? 2 : 4);
      const associations = reader.uint(1);
      const list: Box[] = [];
      for (let a = 0; a < associations; a += 1) {
        const index = isWide ? reader.uint(2) & 0x7fff : reader.uint(1) & 0x7f;
        const property = all[index - 1];
        if (property !== undefined) list.push(property);
      }
      properties.set(id, list);
    }
  }
  return properties;
};

const readMeta = (view: DataView): Meta | null => {
  const outer = boxesIn(view, 0, view.byteLength).find(({ type }) => type === "meta");
  if (outer === undefined) return null;
  const box = { ...outer, from: outer.from + 4 };
  const [iinf, iloc, iref, idat, pitm] = ["iinf", "iloc", "iref", "idat", "pitm"].map((type) => inside(view, box, type));
  if (iinf === undefined || iloc === undefined) return null;
  const properties = itemProperties(view, box);
  const items = new Map([...itemTypes(view, iinf)].map(([id, type]) => [id, { type, properties: properties.get(id) ?? [] }] as const));
  const primary = pitm === undefined ? null : new Reader(view, pitm.from + 4).uint(view.getUint8(pitm.from) === 0 ? 2 : 4);
  return { view, box, items, places: itemPlaces(view, iloc, idat), references: iref === undefined ? [] : itemReferences(view, iref), primary };
};

/** Pictures of their own: no thumbnail, no depth or alpha map, no tile. The primary one if it is such, else the first. */
const shownItem = ({ items, references, primary }: Meta): number | undefined => {
  const belonging = new Set(
    references.flatMap(({ type, from, to }) => (type === "thmb" || type === "auxl" ? [from] : type === "dimg" ? to : [])),
  );
  const own = [...items].filter(([id, { type }]) => !belonging.has(id) && (type === "hvc1" || type === "grid")).map(([id]) => id);
  return own.find((id) => id === primary) ?? own[0];
};

const bytesOf = ({ view, places }: Meta, id: number): Uint8Array => {
  const parts = (places.get(id) ?? []).map(({ from, length }) => new Uint8Array(view.buffer, view.byteOffset + from, length));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
};

const startCode = Uint8Array.of(0, 0, 0, 1);

/** The parameter sets of an `hvcC` box and the size of the lengths before each unit (ISO/IEC 14496-15). */
const configuration = (view: DataView, hvcc: Box): { readonly sets: readonly Uint8Array[]; readonly lengthSize: number } => {
  const reader = new Reader(view, hvcc.from + 21);
  const lengthSize = (reader.uint(1) & 3) + 1;
  const arrays = reader.uint(1);
  const sets: Uint8Array[] = [];
  for (let a = 0; a < arrays; a += 1) {
    reader.at += 1;
    const count = reader.uint(2);
    for (let n = 0; n < count; n += 1) {
      const length = reader.uint(2);
      if (reader.at + length > hvcc.to) throw new RangeError("a parameter set is longer than its box");
      sets.push(startCode, new Uint8Array(view.buffer, view.byteOffset + reader.at, length));
      reader.at += length;
    }
  }
  return { sets, lengthSize };
};

const streamOf = (meta: Meta, ids: readonly number[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (const id of ids) {
    const hvcc = meta.items.get(id)?.properties.find(({ type }) => type === "hvcC");
    if (meta.items.get(id)?.type !== "hvc1" || hvcc === undefined) throw new RangeError("a tile is no HEVC picture");
    const { sets, lengthSize } = configuration(meta.view, hvcc);
    parts.push(...sets);
    const data = bytesOf(meta, id);
    const reader = new Reader(new DataView(data.buffer, data.byteOffset, data.byteLength), 0);
    while (reader.at + lengthSize <= data.length) {
      const length = reader.uint(lengthSize);
      parts.push(startCode, data.subarray(reader.at, reader.at + length));
      reader.at += length;
    }
  }
  return Buffer.concat(parts);
};

const steps = (view: DataView, properties: readonly Box[], width: number, height: number): readonly HeifStep[] => {
  const list: HeifStep[] = [];
  let [w, h] = [width, height];
  for (const { type, from } of properties) {
    if (type === "irot") {
      // irot counts anticlockwise quarters.
      const angle = ([0, 270, 180, 90] as const)[view.getUint8(from) & 3] ?? 0;
      if (angle !== 0) list.push({ type: "turn", angle });
      if (angle === 90 || angle === 270) [w, h] = [h, w];
    } else if (type === "imir") {
      list.push({ type: "mirror", axis: (view.getUint8(from) & 1) === 0 ? "top-bottom" : "left-right" });
    } else if (type === "clap") {
      const [wn, wd, hn, hd, xn, xd, yn, yd] = Array.from({ length: 8 }, (_, i) => view.getInt32(from + i * 4));
      const cropWidth = Math.min(w, Math.round((wn ?? 0) / (wd ?? 1)));
      const cropHeight = Math.min(h, Math.round((hn ?? 0) / (hd ?? 1)));
      const left = Math.round((xn ?? 0) / (xd ?? 1) + (w - cropWidth) / 2);
      const top = Math.round((yn ?? 0) / (yd ?? 1) + (h - cropHeight) / 2);
      const fits = cropWidth > 0 && cropHeight > 0 && left >= 0 && top >= 0 && left + cropWidth <= w && top + cropHeight <= h;
      if (!fits) throw new RangeError("the crop lies outside the picture");
      list.push({ type: "crop", left, top, width: cropWidth, height: cropHeight });
      [w, h] = [cropWidth, cropHeight];
    }
  }
  return list;
};

/** The shown picture of a HEIF file made of HEVC items; null for any other file, or one too damaged to tell. */
export const heifPicture = (content: Uint8Array): HeifPicture | null => {
  try {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    const meta = readMeta(view);
    const id = meta === null ? undefined : shownItem(meta);
    const item = id === undefined ? undefined : meta?.items.get(id);
    if (meta === null || id === undefined || item === undefined) return null;
    const extent = item.properties.find(({ type }) => type === "ispe");
    if (extent === undefined) return null;
    let [width, height] = [view.getUint32(extent.from + 4), view.getUint32(extent.from + 8)];
    let layout = { columns: 1, rows: 1, tiles: [id] as readonly number[] };
    if (item.type === "grid") {
      const data = bytesOf(meta, id);
      const reader = new Reader(new DataView(data.buffer, data.byteOffset, data.byteLength), 1);
      const wide = (reader.uint(1) & 1) === 1 ? 4 : 2;
      const [rows, columns] = [reader.uint(1) + 1, reader.uint(1) + 1];
      [width, height] = [reader.uint(wide), reader.uint(wide)];
      const tiles = meta.references.find(({ type, from }) => type === "dimg" && from === id)?.to ?? [];
      if (tiles.length !== rows * columns) return null;
      layout = { columns, rows, tiles };
    }
    const tileExtent = meta.items.get(layout.tiles[0] ?? -1)?.properties.find(({ type }) => type === "ispe");
    if (tileExtent === undefined) return null;
    const [tileWidth, tileHeight] = [view.getUint32(tileExtent.from + 4), view.getUint32(tileExtent.from + 8)];
    if (Math.min(width, height, tileWidth, tileHeight) === 0) return null;
    if (tileWidth * layout.columns < width || tileHeight * layout.rows < height) return null;
    return {
      width,
      height,
      columns: layout.columns,
      rows: layout.rows,
      tileWidth,
      tileHeight,
      stream: streamOf(meta, layout.tiles),
      steps: steps(view, item.properties, width, height),
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
