/** @file ISO base media boxes (ISO/IEC 14496-12), read from hostile bytes: whatever does not fit ends the list. */

const MAX_BOXES = 20_000;

/** A box's type and where its content lies. */
export interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** Four bytes as text. */
export const typeAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** The boxes directly inside `from`..`to`. */
export const boxesIn = (view: DataView, from: number, to: number): readonly Box[] => {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && boxes.length < MAX_BOXES; ) {
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= to;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const header = isLong ? 16 : 8;
    if (size < header || at + size > to) break;
    boxes.push({ type: typeAt(view, at + 4), from: at + header, to: at + size });
    at += size;
  }
  return boxes;
};

/** The first box of that type inside another, step by step down the path. */
export const inside = (view: DataView, { from, to }: Pick<Box, "from" | "to">, ...path: readonly string[]): Box | undefined => {
  let current: Box | undefined = { type: "", from, to };
  for (const type of path) current = current && boxesIn(view, current.from, current.to).find((box) => box.type === type);
  return current;
};
