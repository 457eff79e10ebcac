/** @file The `.tmk` file: little-endian, 263,344 bytes, as tmk/cpp/io/tmkiotypes.h lays it out. */
import { TMK_DIMENSION as DIMENSION, TMK_PERIODS as PERIODS, TMK_RATE, TMK_TERMS as TERMS, TMK_WEIGHTS, type Tmk } from "./tmk.ts";

const MAGIC = ["TMK1", "FVEC", "PDQF"] as const;
const VECTORS = PERIODS.length * TERMS * DIMENSION;

/** The size of every `.tmk` file in bytes. */
export const TMK_FILE_BYTES = 12 + 5 * 4 + PERIODS.length * 4 + TERMS * 4 + DIMENSION * 4 + 2 * VECTORS * 4;

/** Lays a fingerprint out as a `.tmk` file. */
export const writeTmk = (tmk: Tmk): Uint8Array => {
  const file = new Uint8Array(TMK_FILE_BYTES);
  const view = new DataView(file.buffer);
  let at = 0;
  for (const text of MAGIC) for (const character of text) file[at++] = character.charCodeAt(0);
  for (const value of [TMK_RATE, PERIODS.length, TERMS, DIMENSION, tmk.frames, ...PERIODS]) {
    view.setInt32(at, value, true);
    at += 4;
  }
  for (const vector of [TMK_WEIGHTS, tmk.average, tmk.cosines, tmk.sines]) {
    for (const value of vector) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return file;
};

/** Reads a `.tmk` file. Throws RangeError unless size, magic and parameters are the ones written here. */
export const readTmk = (file: Uint8Array): Tmk => {
  if (file.length !== TMK_FILE_BYTES) throw new RangeError("a .tmk file has another size");
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = String.fromCharCode(...file.subarray(0, 12));
  const header = Array.from({ length: 9 }, (_, i) => view.getInt32(12 + i * 4, true));
  const expected = [TMK_RATE, PERIODS.length, TERMS, DIMENSION, header[4] ?? 0, ...PERIODS];
  if (magic !== MAGIC.join("") || expected.some((value, i) => value !== header[i])) {
    throw new RangeError("this .tmk file has other parameters");
  }
  let at = 12 + 9 * 4 + TERMS * 4;
  const take = (length: number): Float32Array => {
    const vector = Float32Array.from({ length }, (_, i) => view.getFloat32(at + i * 4, true));
    at += length * 4;
    return vector;
  };
  return { frames: header[4] ?? 0, average: take(DIMENSION), cosines: take(VECTORS), sines: take(VECTORS) };
};
