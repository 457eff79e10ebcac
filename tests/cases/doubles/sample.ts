/** @file Values that look like a real scan's, drawn from a seed: no picture is involved. */
import { createHash } from "node:crypto";
import type { ChosenItem } from "../../../src/cases/index.ts";
import type { CaseLabel } from "../../../src/shared/model/case.ts";
import type { Md5Value, PdqValue, Quality } from "../../../src/shared/model/fingerprint.ts";

export const hash = (seed: string) => createHash("sha256").update(seed).digest("hex");
export const pdq = (seed: string) => hash(seed) as PdqValue;
export const md5 = (seed: string) => hash(seed).slice(0, 32) as Md5Value;
export const label = (text: string) => text as CaseLabel;

export const photo = (seed: string, quality = 100): ChosenItem => ({
  kind: "image",
  fingerprints: [
    { type: "pdq", variant: "upright", value: pdq(seed), quality: quality as Quality },
    { type: "md5", value: md5(seed) },
  ],
});

export const video = (seed: string): ChosenItem => ({ kind: "video", fingerprints: [{ type: "md5", value: md5(seed) }] });

export const photos = (count: number, seed = "photo"): readonly ChosenItem[] =>
  Array.from({ length: count }, (_, index) => photo(`${seed}-${String(index)}`));
