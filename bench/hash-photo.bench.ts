/** @file A 12-megapixel JPEG: what one file costs against the decode alone, and against the textbook. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { carryOut } from "../src/engine/worker/jobs.ts";
import { unhurried } from "../src/engine/worker/pace.ts";
import { distance, pdqOfPixels, pdqOperator } from "../src/fingerprint/index.ts";
import { coefficientsOf, hexOf, qualityOf } from "../src/fingerprint/pdq-dct.ts";
import { blockOf } from "../src/fingerprint/pdq-block.ts";
import { textbookPdq } from "../tests/fingerprint/textbook.ts";
import { byTurns, ms, printTable, times } from "./measure.ts";
import { PHONE_HEIGHT, PHONE_WIDTH, phoneJpeg } from "./samples.ts";

const folder = await mkdtemp(join(tmpdir(), "bench-"));
const path = join(folder, "photo.jpg");
await writeFile(path, await phoneJpeg(1));
const { size, mtimeMs } = await stat(path);

const order = {
  type: "hash" as const, job: 1, path, bytes: size, modified: Math.trunc(mtimeMs),
  variants: false, fullDecode: false, digest: false, tmk: false, memoryCeiling: 2 ** 31,
};
const content = await readFile(path);
const factor = Math.max(PHONE_WIDTH, PHONE_HEIGHT) / 700;
const small = { width: Math.floor(PHONE_WIDTH / factor), height: Math.floor(PHONE_HEIGHT / factor) };
const shrunk = () =>
  sharp(content, { sequentialRead: true }).resize({ ...small, fit: "fill", kernel: "cubic", fastShrinkOnLoad: true }).raw().toBuffer();
const whole = () => sharp(content, { sequentialRead: true }).raw().toBuffer();

const answer = await carryOut(order, unhurried);
const ours = answer.type === "hashed" ? answer.fingerprints.find(({ type }) => type === "pdq") : undefined;
const textbook = textbookPdq(await whole(), PHONE_WIDTH, PHONE_HEIGHT, 3);
if (ours?.type !== "pdq") throw new Error("the sample was not hashed");

const operator = pdqOperator(PHONE_WIDTH, PHONE_HEIGHT, {
  sampled: {
    columns: { count: small.width, cell: PHONE_WIDTH / small.width },
    rows: { count: small.height, cell: PHONE_HEIGHT / small.height },
  },
});
const shrunkPixels = await shrunk();
const wholePixels = await whole();
const block = blockOf(shrunkPixels, 3, operator);
const coefficients = coefficientsOf(block);

const cost = await byTurns(61, {
  file: () => carryOut(order, unhurried),
  decode: shrunk,
});
const slow = await byTurns(3, {
  textbook: async () => textbookPdq(await whole(), PHONE_WIDTH, PHONE_HEIGHT, 3),
  operatorOnWhole: async () => pdqOfPixels(await whole(), PHONE_WIDTH, PHONE_HEIGHT, 3),
});
const soon = <T>(work: () => T) => () => Promise.resolve(work());
const stages = await byTurns(9, {
  "reading the file": () => readFile(path),
  "for comparison: MD5, only where it is asked for": soon(() => createHash("md5").update(content).digest()),
  "reading the header": () => sharp(content).metadata(),
  "shrunk decode and resample (libjpeg, libvips)": shrunk,
  "building the operator (once for a size)": soon(() => pdqOperator(PHONE_WIDTH, PHONE_HEIGHT)),
  "luma and operator on the shrunk picture": soon(() => blockOf(shrunkPixels, 3, operator)),
  "quality, DCT and bits": soon(() => [qualityOf(block), hexOf(coefficientsOf(block)), hexOf(coefficients)]),
  "for comparison: luma and operator on 12 megapixels": soon(() => pdqOfPixels(wholePixels, PHONE_WIDTH, PHONE_HEIGHT, 3)),
  "for comparison: textbook filter on 12 megapixels": soon(() => textbookPdq(wholePixels, PHONE_WIDTH, PHONE_HEIGHT, 3)),
});

printTable([
  { what: `one file of 12 megapixels, ${(size / 1e6).toFixed(1)} MB: read, decode, PDQ`, value: ms(cost.file) },
  { what: "bare shrink-on-load decode of it", value: ms(cost.decode) },
  { what: "file to bare decode", value: times(cost.file / cost.decode), bound: "at most 1.15 x", holds: cost.file / cost.decode <= 1.15 },
  { what: "full decode and textbook filter", value: ms(slow.textbook) },
  { what: "textbook to file", value: times(slow.textbook / cost.file), bound: "at least 6 x", holds: slow.textbook / cost.file >= 6 },
  { what: "full decode and operator", value: ms(slow.operatorOnWhole) },
  { what: "bits between the file's hash and the textbook's", value: String(distance(ours.value, textbook.hex)), bound: "at most 4", holds: distance(ours.value, textbook.hex) <= 4 },
]);
console.log("\nWhere the time goes:");
printTable(Object.entries(stages).map(([what, value]) => ({ what, value: ms(value) })));
await rm(folder, { recursive: true });
