/**
 * @file PDQ's two box passes and its 64 samples a side as one sparse matrix for each side.
 *
 * Both steps are linear and separable, so the 64 x 64 block is R * L * C^T with L the luma plane. Row k of C is the weight
 * that sample k takes from each column after two box passes: a short run of about 2 * ceil(W / 128) weights. Composing
 * the runs once for a size makes the filter cost one multiply-add a pixel and no full-size buffer. The index ranges are those of
 * `jarosz_filter` and `decimate` in facebook/ThreatExchange, pdq/cpp/downscaling/downscaling.cpp.
 */
import { layoutOf, type Layout, type Orientation } from "./orientation.ts";

/** PDQ works on a block of this many samples a side. */
export const BLOCK = 64;

/** 64 short runs of weights over one side. Run k starts at `starts[k]`; its weights lie at `offsets[k]`..`offsets[k + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly offsets: Int32Array;
  readonly weights: Float64Array;
}

/** How one side was sampled: `count` samples, each standing for `cell` original pixels from `sample * cell` on. */
export interface SampledSide {
  readonly count: number;
  readonly cell: number;
}

/** First and last input index that one output of the box pass averages; edges average fewer. */
const boxRange = (index: number, length: number, width: number): readonly [number, number] => {
  const half = Math.floor((width + 2) / 2);
  return [Math.max(0, index - (width - half)), Math.min(length - 1, index + half - 1)];
};

/** The weights that sample k takes from the original pixels, as a dense run. */
const runOf = (k: number, length: number, width: number): { readonly start: number; readonly weights: Float64Array } => {
  const at = Math.floor(((k + 0.5) * length) / BLOCK);
  const [outerFirst, outerLast] = boxRange(at, length, width);
  const [start] = boxRange(outerFirst, length, width);
  const [, end] = boxRange(outerLast, length, width);
  const weights = new Float64Array(end - start + 1);
  for (let outer = outerFirst; outer <= outerLast; outer += 1) {
    const [first, last] = boxRange(outer, length, width);
    const share = 1 / ((outerLast - outerFirst + 1) * (last - first + 1));
    for (let x = first; x <= last; x += 1) weights[x - start] = (weights[x - start] ?? 0) + share;
  }
  return { start, weights };
};

/** The same run seen from the other end of the side. */
const mirroredRun = (
  { start, weights }: { readonly start: number; readonly weights: Float64Array },
  length: number,
): { readonly start: number; readonly weights: Float64Array } => ({
  start: length - start - weights.length,
  weights: weights.toReversed(),
});

/** Sums a run's weights over the cells that stand for several original pixels each. */
const overCells = (
  start: number,
  weights: Float64Array,
  { count, cell }: SampledSide,
): { readonly start: number; readonly weights: Float64Array } => {
  const first = Math.min(count - 1, Math.floor(start / cell));
  const last = Math.min(count - 1, Math.floor((start + weights.length - 1e-9) / cell));
  const summed = new Float64Array(last - first + 1);
  weights.forEach((weight, index) => {
    const x = start + index;
    const from = Math.min(count - 1, Math.floor(x / cell));
    const boundary = (from + 1) * cell;
    // A pixel that two cells share is divided between them; what lies past the last cell belongs to it.
    const inFirst = boundary >= x + 1 || from === count - 1 ? 1 : boundary - x;
    summed[from - first] = (summed[from - first] ?? 0) + weight * inFirst;
    if (inFirst < 1) summed[from + 1 - first] = (summed[from + 1 - first] ?? 0) + weight * (1 - inFirst);
  });
  return { start: first, weights: summed };
};

/**
 * The 64 weight runs of one side. `length` is the side of the original picture in pixels; `sampled` tells how a picture
 * that was shrunk while it was decoded lies over it, and is left out for one at full size. `reversed` is for pixels that lie the
 * other way round than they are hashed; the runs then come in the order of the pixels.
 */
export const sparseRows = (length: number, sampled?: SampledSide, reversed = false): SparseRows => {
  const width = Math.floor((length + 127) / 128);
  const runs = Array.from({ length: BLOCK }, (_, k) => {
    const run = reversed ? mirroredRun(runOf(BLOCK - 1 - k, length, width), length) : runOf(k, length, width);
    return sampled === undefined ? run : overCells(run.start, run.weights, sampled);
  });
  const starts = Int32Array.from(runs, ({ start }) => start);
  const offsets = new Int32Array(BLOCK + 1);
  runs.forEach(({ weights }, k) => {
    offsets[k + 1] = (offsets[k] ?? 0) + weights.length;
  });
  const weights = new Float64Array(offsets[BLOCK] ?? 0);
  runs.forEach((run, k) => {
    weights.set(run.weights, offsets[k] ?? 0);
  });
  return { starts, offsets, weights };
};

/** Both sides of one picture size. Build it once for each size: photos of one phone share it. */
export interface PdqOperator {
  /** The samples a row and the rows that the pixels must have. */
  readonly width: number;
  readonly height: number;
  /** True where sums in whole numbers will do: a luma is then off by less than a thousandth. */
  readonly inWholes: boolean;
  readonly columns: SparseRows;
  readonly rows: SparseRows;
  /** How the pixels lie against the picture that is hashed. */
  readonly layout: Layout;
}

interface OperatorOptions {
  /** Left out for pixels at full size. */
  readonly sampled?: { readonly columns: SampledSide; readonly rows: SampledSide };
  /** How the pixels are stored; the hash is of the upright picture. */
  readonly orientation?: Orientation;
  /** Left out, samples are summed in whole numbers and pixels at full size are not. */
  readonly inWholes?: boolean;
}

/** The operator for pictures stored as `width` x `height` pixels, or for their shrunk samples. */
export const pdqOperator = (width: number, height: number, { sampled, orientation = 1, inWholes = sampled !== undefined }: OperatorOptions = {}): PdqOperator => {
  const layout = layoutOf(orientation);
  return {
    width: sampled?.columns.count ?? width,
    height: sampled?.rows.count ?? height,
    inWholes,
    columns: sparseRows(width, sampled?.columns, layout.columnsReversed),
    rows: sparseRows(height, sampled?.rows, layout.rowsReversed),
    layout,
  };
};
