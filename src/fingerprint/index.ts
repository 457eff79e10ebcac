/** @file The algorithms: pure numbers in, numbers out. */
export { distance, isDegenerate, MATCH_DISTANCE, MATCH_QUALITY, bitsSet, wordDistance, wordsOf } from "./distance.ts";
export { blockBuilder, type BlockBuilder, type Channels } from "./pdq-block.ts";
export { dihedralNames, type DihedralName } from "./pdq-dihedral.ts";
export { pdqOperator, type PdqOperator, type SampledSide } from "./pdq-operator.ts";
export { dihedralsOf, pdqOfBlock, pdqOfPixels, type Pdq } from "./pdq.ts";
