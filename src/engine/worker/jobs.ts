/** @file What an isolated process does with one file. */
import { createHash } from "node:crypto";
import { dihedralNames, dihedralsOf, isDegenerate, MATCH_QUALITY, type Pdq } from "../../fingerprint/index.ts";
import { md5Fingerprint, pdqFingerprint, type Fingerprint, type PdqVariant, type VpdqFingerprint } from "../../shared/model/fingerprint.ts";
import type { Notice } from "../../shared/model/scan.ts";
import { classify, isMovingPng, type FileFormat } from "../classify.ts";
import type { Answer, FramesJob, HashJob, Job, PictureJob } from "../protocol.ts";
import { Unreadable } from "./failure.ts";
import { inputOf, type Input } from "./ffmpeg.ts";
import { isoTrack } from "./iso-media.ts";
import { hashPhoto, smallPicture } from "./photo.ts";
import { digestStreamed, readWhole, withFile, type OpenedFile } from "./source.ts";
import { hashMovingWebp } from "./animation.ts";
import type { Pace } from "./pace.ts";
import { stripOfPicture, stripOfVideo } from "./strip.ts";
import { firstFrame, hashVideoFrames, tmkOfVideo } from "./video.ts";

type Done = Exclude<Answer, { readonly type: "ready" | "working" }>;

/** From here on a hash compares well; below it, down to 50, it may miss copies. */
const COMPARES_WELL = 80;

const residentBytes = (): number => process.memoryUsage.rss();

const pdq = (variant: PdqVariant, { hex, quality }: Pick<Pdq, "hex" | "quality">): Fingerprint =>
  pdqFingerprint.parse({ type: "pdq", variant, value: hex, quality });

const md5 = (value: string): Fingerprint => md5Fingerprint.parse({ type: "md5", value });

const detailNotices = (quality: number): readonly Notice[] => {
  if (quality < MATCH_QUALITY) return ["too-little-detail"];
  return quality < COMPARES_WELL ? ["little-detail"] : [];
};

/** vPDQ of a moving GIF, WebP or APNG; null for a still one, or for one whose movement can't be read. */
const hashMovement = async (content: Uint8Array, format: FileFormat, pages: number, input: Input, pace: Pace): Promise<VpdqFingerprint | null> => {
  try {
    if (format === "webp" && pages > 1) return await hashMovingWebp(content, pace);
    if ((format === "gif" && pages > 1) || (format === "png" && isMovingPng(content))) {
      const [first] = (await hashVideoFrames(input, format, null, pace)).fingerprints;
      return first ?? null;
    }
    return null;
  } catch {
    return null;
  }
};

const hashImage = async (file: OpenedFile, { job, path, variants, fullDecode, digest }: HashJob, pace: Pace): Promise<Done> => {
  const content = readWhole(file);
  const seen = classify(content);
  if (seen.kind !== "image") throw new Unreadable("changed-while-read");
  const input = inputOf(path, file.handle.fd);
  let taken: string | undefined;
  const takeDigest = (): string => (taken ??= createHash("md5").update(content).digest("hex"));
  const source = { content, format: seen.format, input };
  const { upright, stored, width, height, pages } = await hashPhoto(source, { fullDecode, whileDecoding: digest ? takeDigest : undefined });
  if (isDegenerate(upright.hex)) throw new Unreadable("no-detail");
  const fingerprints: Fingerprint[] = [pdq("upright", upright)];
  if (stored !== null && stored.hex !== upright.hex && !isDegenerate(stored.hex)) fingerprints.push(pdq("stored", stored));
  if (variants) {
    const turned = dihedralsOf(upright);
    for (const name of dihedralNames) {
      if (name !== "orig") fingerprints.push(pdq(name, { hex: turned[name], quality: upright.quality }));
    }
  }
  if (digest) fingerprints.push(md5(takeDigest()));
  const movement = await hashMovement(content, seen.format, pages, input, pace);
  if (movement !== null) fingerprints.push(movement);
  const isMoving = (pages > 1 && seen.format !== "tiff") || isMovingPng(content);
  const notices: readonly Notice[] = [
    ...detailNotices(upright.quality),
    ...(isMoving && movement === null ? (["first-frame-only"] as const) : []),
  ];
  return {
    type: "hashed", job, kind: "image", width, height, duration: null, fingerprints, notices: [...notices], tmk: null,
    residentBytes: residentBytes(),
  };
};

const hashVideo = async (file: OpenedFile, format: FileFormat, { job, path, tmk }: HashJob, pace: Pace): Promise<Done> => {
  const track = format === "mp4" ? await isoTrack(file).catch(() => null) : null;
  const input = inputOf(path, file.handle.fd);
  const [digest, frames] = await Promise.all([
    digestStreamed(file, pace),
    // Without ffmpeg, or with frames it can't decode, exact copies can still be found.
    hashVideoFrames(input, format, track, pace).catch((error: unknown) => {
      if (error instanceof Unreadable && error.reason === "decoder-missing") return null;
      throw error;
    }),
  ]);
  return {
    type: "hashed",
    job,
    kind: "video",
    width: frames?.width ?? null,
    height: frames?.height ?? null,
    duration: frames?.milliseconds ?? null,
    fingerprints: [md5(digest), ...(frames?.fingerprints ?? [])],
    notices: frames === null ? ["exact-copies-only"] : [...frames.notices],
    tmk: tmk && frames !== null ? await tmkOfVideo(input, format, pace) : null,
    residentBytes: residentBytes(),
  };
};

const hashFile = (order: HashJob, pace: Pace): Promise<Done> =>
  withFile(order.path, { bytes: order.bytes, modified: order.modified }, (file) => {
    const seen = classify(file.head);
    switch (seen.kind) {
      case "image":
        return hashImage(file, order, pace);
      case "video":
        return hashVideo(file, seen.format, order, pace);
      case "not-media":
        throw new Unreadable("not-media");
    }
  });

const pictureOf = ({ job, path, longSide }: PictureJob): Promise<Done> =>
  withFile(path, null, async (file): Promise<Done> => {
    const seen = classify(file.head);
    if (seen.kind === "not-media") throw new Unreadable("not-media");
    const input = inputOf(path, file.handle.fd);
    const { jpeg, width, height } = await (seen.kind === "image"
      ? smallPicture({ content: readWhole(file), format: seen.format, input }, longSide)
      : smallPicture({ pixels: await firstFrame(input, seen.format) }, longSide));
    return { type: "pictured", job, jpeg, width, height, residentBytes: residentBytes() };
  });

const stripOf = ({ job, path, count, longSide }: FramesJob, pace: Pace): Promise<Done> =>
  withFile(path, null, async (file): Promise<Done> => {
    const seen = classify(file.head);
    if (seen.kind === "not-media") throw new Unreadable("not-media");
    const input = inputOf(path, file.handle.fd);
    const wishes = { count, longSide, pace };
    const frames = await (seen.kind === "image"
      ? stripOfPicture({ content: readWhole(file), format: seen.format, input }, wishes)
      : stripOfVideo(input, seen.format, wishes));
    return { type: "framed", job, frames: [...frames], residentBytes: residentBytes() };
  });

/** Carries one order out. Never rejects: whatever goes wrong becomes a reason. */
export const carryOut = async (order: Job, pace: Pace): Promise<Answer> => {
  try {
    switch (order.type) {
      case "hash":
        return await hashFile(order, pace);
      case "picture":
        return await pictureOf(order);
      case "frames":
        return await stripOf(order, pace);
    }
  } catch (error) {
    const reason = error instanceof Unreadable ? error.reason : "damaged";
    return { type: "failed", job: order.job, reason, residentBytes: residentBytes() };
  }
};
