/**
 * @file PDQ, the perceptual hash of facebook/ThreatExchange, at full resolution: what vPDQ, the Java port, pdqhash and
 * the platforms that run HMA compute. 256 bits as 64 lower-case hex digits.
 */
import { blockOf, blockOfSquare64, type Channels } from "./pdq-block.ts";
import { coefficientsOf, hexOf, qualityOf } from "./pdq-dct.ts";
import { dihedralNames, turned, type DihedralName } from "./pdq-dihedral.ts";
import { uprightBlock } from "./orientation.ts";
import { BLOCK, pdqOperator, type PdqOperator } from "./pdq-operator.ts";

/** Below this side there is nothing to hash, says the reference. */
const SMALLEST_SIDE = 5;

/** A hash with its measure of detail (0..100), and the coefficients from which its turned variants follow. */
export interface Pdq {
  readonly hex: string;
  readonly quality: number;
  readonly coefficients: Float32Array;
}

/** From a 64 x 64 luma block, row-major, values 0..255. */
export const pdqOfBlock = (block: Float32Array): Pdq => {
  const coefficients = coefficientsOf(block);
  return { hex: hexOf(coefficients), quality: qualityOf(block), coefficients };
};

const nothing = (): Pdq => ({ hex: "0".repeat(64), quality: 0, coefficients: new Float32Array(256) });

/**
 * The hash of a picture in memory: `width * height * channels` bytes, row-major, interleaved. Hand the operator over when
 * many pictures share a size, when the pixels are the shrunk samples of a larger picture (`width` and `height` are then the larger
 * picture's), or when they are stored in another orientation than they are hashed in. Sides under 5 pixels give the all-zero hash with quality 0. Throws RangeError when pixels are missing.
 */
export const pdqOfPixels = (
  pixels: Uint8Array,
  width: number,
  height: number,
  channels: Channels,
  operator?: PdqOperator,
): Pdq => {
  if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) return nothing();
  if (width === BLOCK && height === BLOCK && pixels.length >= BLOCK * BLOCK * channels) {
    return pdqOfBlock(uprightBlock(blockOfSquare64(pixels, channels), BLOCK, (operator ?? pdqOperator(BLOCK, BLOCK)).layout));
  }
  return pdqOfBlock(blockOf(pixels, channels, operator ?? pdqOperator(width, height)));
};

/** All eight turned and mirrored variants by the reference's names, `orig` being the hash itself. */
export const dihedralsOf = ({ coefficients }: Pdq): Readonly<Record<DihedralName, string>> => {
  const entries = dihedralNames.map((name) => [name, hexOf(turned(coefficients, name))] as const);
  return Object.fromEntries(entries) as Record<DihedralName, string>;
};
