/** @file The algorithms: pure numbers in, numbers out. */
export { composed, type Orientation } from "./orientation.ts";
export { isDegenerate, isDegenerateMd5 } from "./degenerate.ts";
export { distance, MATCH_DISTANCE, MATCH_QUALITY, bitsSet, wordDistance, wordsOf } from "./distance.ts";
export { blockBuilder, blockOfSquare64, type BlockBuilder, type Channels } from "./pdq-block.ts";
export { dihedralNames, type DihedralName } from "./pdq-dihedral.ts";
export { BLOCK, pdqOperator, type PdqOperator, type SampledSide } from "./pdq-operator.ts";
export { dihedralsOf, pdqOfBlock, pdqOfPixels, type Pdq } from "./pdq.ts";
export { readTmk, TMK_FILE_BYTES, writeTmk } from "./tmk-file.ts";
export { tmkBuilder, tmkLevel1, tmkLevel2, TMK_RATE, TMK_SIDE, type Tmk, type TmkBuilder } from "./tmk.ts";
export { frameStep, frameTime, matchVideos, type HashedFrame, type VideoMatch } from "./vpdq.ts";
export { hashIndex, nearDuplicateGroups, type HashIndex } from "./hash-index.ts";
export { likenessIndex, type Alike, type LikenessIndex } from "./likeness-index.ts";
