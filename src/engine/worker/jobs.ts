/** @file What an isolated process does with one file. */
import { createHash } from "node:crypto";
import { dihedralNames, dihedralsOf, isDegenerate, MATCH_QUALITY, type Pdq } from "../../fingerprint/index.ts";
import { md5Fingerprint, pdqFingerprint, type Fingerprint, type PdqVariant } from "../../shared/model/fingerprint.ts";
import type { Notice } from "../../shared/model/scan.ts";
import { classify } from "../classify.ts";
import type { Answer, HashJob, PictureJob } from "../protocol.ts";
import { Unreadable } from "./failure.ts";
import { hashPhoto, smallPicture } from "./photo.ts";
import { digestStreamed, readWhole, withFile, type OpenedFile } from "./source.ts";

type Say = (answer: Answer) => void;
type Done = Exclude<Answer, { readonly type: "ready" | "working" }>;

/** From here on a hash compares well; below it, down to 50, it may miss copies. */
const COMPARES_WELL = 80;
const BEAT_MILLISECONDS = 500;

const residentBytes = (): number => process.memoryUsage.rss();

const pdq = (variant: PdqVariant, { hex, quality }: Pick<Pdq, "hex" | "quality">): Fingerprint =>
  pdqFingerprint.parse({ type: "pdq", variant, value: hex, quality });

const md5 = (value: string): Fingerprint => md5Fingerprint.parse({ type: "md5", value });

const detailNotices = (quality: number): readonly Notice[] => {
  if (quality < MATCH_QUALITY) return ["too-little-detail"];
  return quality < COMPARES_WELL ? ["little-detail"] : [];
};

/** One message now and then while a long file is worked on. */
const heartbeat = (job: number, say: Say): (() => void) => {
  let last = Date.now();
  return () => {
    if (Date.now() - last < BEAT_MILLISECONDS) return;
    last = Date.now();
    say({ type: "working", job });
  };
};

const hashImage = async (file: OpenedFile, { job, variants, fullDecode }: HashJob): Promise<Done> => {
  const content = await readWhole(file);
  const seen = classify(content);
  if (seen.kind !== "image") throw new Unreadable("changed-while-read");
  // libvips decodes on another thread, so the digest costs no time of its own.
  const decoding = hashPhoto(content, seen.format, fullDecode);
  const digest = createHash("md5").update(content).digest("hex");
  const { upright, stored, width, height, pages } = await decoding;
  if (isDegenerate(upright.hex)) throw new Unreadable("no-detail");
  const fingerprints: Fingerprint[] = [pdq("upright", upright)];
  if (stored !== null && stored.hex !== upright.hex && !isDegenerate(stored.hex)) fingerprints.push(pdq("stored", stored));
  if (variants) {
    const turned = dihedralsOf(upright);
    for (const name of dihedralNames) {
      if (name !== "orig") fingerprints.push(pdq(name, { hex: turned[name], quality: upright.quality }));
    }
  }
  fingerprints.push(md5(digest));
  const notices: readonly Notice[] = [...detailNotices(upright.quality), ...(pages > 1 ? (["first-frame-only"] as const) : [])];
  return { type: "hashed", job, kind: "image", width, height, duration: null, fingerprints, notices: [...notices], residentBytes: residentBytes() };
};

const hashVideo = async (file: OpenedFile, { job }: HashJob, say: Say): Promise<Done> => {
  const fingerprints = [md5(await digestStreamed(file, heartbeat(job, say)))];
  return {
    type: "hashed", job, kind: "video", width: null, height: null, duration: null,
    fingerprints, notices: ["exact-copies-only"], residentBytes: residentBytes(),
  };
};

const hashFile = (order: HashJob, say: Say): Promise<Done> =>
  withFile(order.path, { bytes: order.bytes, modified: order.modified }, (file) => {
    const seen = classify(file.head);
    switch (seen.kind) {
      case "image":
        return hashImage(file, order);
      case "video":
        return hashVideo(file, order, say);
      case "not-media":
        throw new Unreadable("not-media");
    }
  });

const pictureOf = ({ job, path, longSide }: PictureJob): Promise<Done> =>
  withFile(path, null, async (file) => {
    if (classify(file.head).kind !== "image") throw new Unreadable("unsupported-format");
    const { jpeg, width, height } = await smallPicture(await readWhole(file), longSide);
    return { type: "pictured", job, jpeg, width, height, residentBytes: residentBytes() };
  });

/** Carries one order out. Never rejects: whatever goes wrong becomes a reason. */
export const carryOut = async (order: HashJob | PictureJob, say: Say): Promise<Answer> => {
  try {
    return await (order.type === "hash" ? hashFile(order, say) : pictureOf(order));
  } catch (error) {
    const reason = error instanceof Unreadable ? error.reason : "damaged";
    return { type: "failed", job: order.job, reason, residentBytes: residentBytes() };
  }
};
