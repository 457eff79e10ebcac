/**
 * @file The partner API's shapes, after the public client of StopNCII's API (facebook/ThreatExchange,
 * python-threatexchange/threatexchange/exchanges/clients/stopncii/api.py): a client written for that one needs only another
 * base address. docs/partner-api.openapi.json is the published form; what is ours alone is named an extension there.
 */
import { z } from "zod";
import type { FeedbackValue, FingerprintType, HashStatus } from "../database/schema.ts";

/** The last one is an extension, and like VideoTMK goes only to who asks for it by name. */
export const signalType = z.enum(["ImagePDQ", "VideoMD5", "VideoTMK", "VideoVPDQ"]);
export type SignalType = z.infer<typeof signalType>;

export const signalTypeOf: Readonly<Record<FingerprintType, SignalType>> = {
  pdq: "ImagePDQ",
  video_md5: "VideoMD5",
  tmk: "VideoTMK",
  vpdq: "VideoVPDQ",
};

export const fingerprintTypeOf: Readonly<Record<SignalType, FingerprintType>> = {
  ImagePDQ: "pdq",
  VideoMD5: "video_md5",
  VideoTMK: "tmk",
  VideoVPDQ: "vpdq",
};

/** What a client gets that says nothing of types: the two that clients of the original read. */
const CLASSIC: readonly SignalType[] = ["ImagePDQ", "VideoMD5"];

const LARGEST_PAGE = 5_000;

const digits = z.string().regex(/^\d{1,15}$/);

export const fetchHashesQuery = z.object({
  startTimestamp: digits.transform(Number).default(10),
  pageSize: digits
    .transform((text) => Math.min(Number(text), LARGEST_PAGE))
    .pipe(z.int().min(1))
    .default(800),
  nextPageToken: z.string().max(200).default(""),
  signalTypes: z
    .string()
    .max(100)
    .transform((text) => text.split(","))
    .pipe(z.array(signalType).min(1))
    .default([...CLASSIC]),
});
export type FetchHashesQuery = z.infer<typeof fetchHashesQuery>;

const feedbackValues = ["None", "QualityUnknown", "PendingReview", "Blocked", "NotBlocked", "Withdrawn", "Deleted"] as const;

/**
 * The public client writes Python's name of the value (`StopNCIICSPFeedbackValue.Blocked`, `….None_`) where its types say the
 * value alone; both are taken.
 */
export const feedbackValue = z
  .string()
  .max(100)
  .transform((text) => text.replace(/^StopNCIICSPFeedbackValue\./, "").replace(/^None_$/, "None"))
  .pipe(z.enum(feedbackValues) satisfies z.ZodType<FeedbackValue>);

export const submitFeedbackRequest = z.object({
  count: z.int().nonnegative(),
  hashFeedbacks: z
    .array(
      z.object({
        hashValue: z.string().regex(/^[0-9a-f]{32}(?:[0-9a-f]{32})?$/),
        /** An extension: the original names no type, and a value then stands for every type that has it. */
        signalType: signalType.optional(),
        feedbackValue,
        tags: z.array(z.string().min(1).max(100)).max(50).default([]),
      }),
    )
    .min(1)
    .max(5_000),
});
export type SubmitFeedbackRequest = z.infer<typeof submitFeedbackRequest>;

export const payloadQuery = z.object({
  signalType: z.enum(["VideoTMK", "VideoVPDQ"]),
  hashValue: z.string().regex(/^[0-9a-f]{64}$/),
});

export const hashStatus = z.enum(["Received", "Active", "Withdrawn", "Deleted"]) satisfies z.ZodType<HashStatus>;

/** One record of the feed: the whole present state, which replaces any earlier one with this type and value. */
export const hashRecord = z.object({
  lastModtimestamp: z.int().nonnegative(),
  signalType,
  hashValue: z.string(),
  hashStatus,
  caseNumbers: z.record(z.uuid(), hashStatus),
  CSPFeedbacks: z.array(z.object({ source: z.string(), feedbackValue, tags: z.array(z.string()) })),
  /** Extension, on VideoTMK and VideoVPDQ alone: how large the payload is that FetchPayload gives, in bytes. */
  payloadBytes: z.int().positive().optional(),
});
export type HashRecord = z.infer<typeof hashRecord>;

export const fetchHashesResponse = z.object({
  count: z.int().nonnegative(),
  nextSetTimestamp: z.int().nonnegative(),
  /** Always a text: some clients of the original can't read null here. */
  nextPageToken: z.string(),
  hasMoreRecords: z.boolean(),
  hashRecords: z.array(hashRecord),
});
export type FetchHashesResponse = z.infer<typeof fetchHashesResponse>;
