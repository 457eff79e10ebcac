/** @file What the feed says should be looked for, and whether an upload is it. */
import { matchVideos, MATCH_QUALITY } from "../../src/fingerprint/index.ts";
import type { Fingerprint, VpdqFrame } from "../../src/shared/model/fingerprint.ts";
import type { HashRecord, SignalType } from "../src/partners/shapes.ts";
import { pdqIndex } from "./pdq-index.ts";

/** The share of one video's frames that must be found in the other, in percent (python-threatexchange's threshold). */
const VIDEO_MATCH = 80;

export interface Match {
  readonly signalType: SignalType;
  readonly hashValue: string;
  /** In bits for a picture, in percent of frames for a vPDQ, 0 for the same file. */
  readonly measure: number;
}

export interface Reported {
  /** Takes a record of the feed; a later one replaces an earlier. `frames` come with a VideoVPDQ that is Active. */
  readonly apply: (record: HashRecord, frames: readonly VpdqFrame[]) => void;
  /** Everything an upload matches. Its own fingerprints below quality 50 are not compared. */
  readonly match: (upload: readonly Fingerprint[]) => readonly Match[];
  readonly size: () => number;
}

interface Video {
  readonly frames: readonly VpdqFrame[];
}

/** An empty list of what is reported. */
export const reported = (): Reported => {
  const pictures = pdqIndex();
  const files = new Set<string>();
  const videos = new Map<string, Video>();
  const frameIndex = pdqIndex();
  const videosOfFrame = new Map<string, Set<string>>();

  const removeVideo = (key: string) => {
    for (const { value } of videos.get(key)?.frames ?? []) {
      const holders = videosOfFrame.get(value);
      holders?.delete(key);
      if (holders?.size !== 0) continue;
      videosOfFrame.delete(value);
      frameIndex.remove(value);
    }
    videos.delete(key);
  };
  const addVideo = (key: string, frames: readonly VpdqFrame[]) => {
    removeVideo(key);
    const good = frames.filter(({ quality }) => quality >= MATCH_QUALITY);
    videos.set(key, { frames: good });
    for (const { value } of good) {
      frameIndex.add(value);
      videosOfFrame.set(value, (videosOfFrame.get(value) ?? new Set()).add(key));
    }
  };
  const matchVpdq = (frames: readonly VpdqFrame[]): readonly Match[] => {
    const good = frames.filter(({ quality }) => quality >= MATCH_QUALITY);
    const candidates = new Set(
      good.flatMap(({ value }) => frameIndex.near(value).flatMap(({ hash }) => [...(videosOfFrame.get(hash) ?? [])])),
    );
    return [...candidates].flatMap((key): readonly Match[] => {
      const { first, second } = matchVideos(good, videos.get(key)?.frames ?? []);
      // The whole reported video within the upload, or the whole upload taken from the reported video.
      const measure = Math.max(first, second);
      return measure >= VIDEO_MATCH ? [{ signalType: "VideoVPDQ", hashValue: key, measure }] : [];
    });
  };

  return {
    size: () => pictures.size() + files.size + videos.size,
    apply: ({ signalType, hashValue, hashStatus }, frames) => {
      const wanted = hashStatus === "Active" || hashStatus === "Received";
      switch (signalType) {
        case "ImagePDQ":
          if (wanted) pictures.add(hashValue);
          else pictures.remove(hashValue);
          return;
        case "VideoMD5":
          if (wanted) files.add(hashValue);
          else files.delete(hashValue);
          return;
        case "VideoVPDQ":
          if (wanted) addVideo(hashValue, frames);
          else removeVideo(hashValue);
          return;
        case "VideoTMK":
          return;
        default:
          signalType satisfies never;
      }
    },
    match: (upload) =>
      upload.flatMap((fingerprint): readonly Match[] => {
        switch (fingerprint.type) {
          case "pdq":
            return fingerprint.quality < MATCH_QUALITY
              ? []
              : pictures.near(fingerprint.value).map(({ hash, distance }) => ({ signalType: "ImagePDQ", hashValue: hash, measure: distance }));
          case "md5":
            return files.has(fingerprint.value) ? [{ signalType: "VideoMD5", hashValue: fingerprint.value, measure: 0 }] : [];
          case "vpdq":
            return matchVpdq(fingerprint.frames);
          default:
            return fingerprint satisfies never;
        }
      }),
  };
};
