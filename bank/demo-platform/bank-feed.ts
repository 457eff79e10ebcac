/** @file The demo platform's side of the partner API: reads the feed from where it stopped, and answers. */
import { z } from "zod";
import { vpdqFrame, type VpdqFrame } from "../../src/shared/model/fingerprint.ts";
import type { FeedbackValue } from "../src/database/schema.ts";
import { fetchHashesResponse, type HashRecord } from "../src/partners/shapes.ts";
import type { Match } from "./reported.ts";

export interface PlatformKeys {
  readonly subscription: string;
  readonly fetchHashes: string;
  readonly submitFeedback: string;
}

export interface BankFeed {
  /** Hands over every record that changed since the last call, in order. Throws when the bank can't be read; then nothing is skipped. */
  readonly poll: (take: (record: HashRecord, frames: readonly VpdqFrame[]) => void) => Promise<number>;
  readonly answer: (matches: readonly Match[], value: FeedbackValue, tags: readonly string[]) => Promise<void>;
}

const payload = z.object({ frames: z.array(vpdqFrame) });

/** A reader of the feed of the bank at `base` (an address without path). */
export const bankFeed = (base: string, keys: PlatformKeys): BankFeed => {
  let since = 10;
  const ask = async (path: string, key: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${base}/v1/${path}`, {
      ...init,
      headers: { "content-type": "application/json", "x-functions-key": key, "ocp-apim-subscription-key": keys.subscription },
      signal: AbortSignal.timeout(30_000),
    });
    if (!answer.ok && answer.status !== 404) throw new Error(`the bank answered ${String(answer.status)}`);
    return answer;
  };
  const framesOf = async ({ signalType, hashStatus, hashValue }: HashRecord): Promise<readonly VpdqFrame[]> => {
    if (signalType !== "VideoVPDQ" || hashStatus !== "Active") return [];
    const answer = await ask(`FetchPayload?${new URLSearchParams({ signalType, hashValue }).toString()}`, keys.fetchHashes);
    // Withdrawn since the page was made: the next record will say so.
    return answer.status === 404 ? [] : payload.parse(await answer.json()).frames;
  };
  return {
    poll: async (take) => {
      let token = "";
      let count = 0;
      for (;;) {
        const query = new URLSearchParams({
          startTimestamp: String(since),
          pageSize: "800",
          signalTypes: "ImagePDQ,VideoMD5,VideoVPDQ",
          ...(token === "" ? {} : { nextPageToken: token }),
        });
        const page = fetchHashesResponse.parse(await (await ask(`FetchHashes?${query.toString()}`, keys.fetchHashes)).json());
        for (const record of page.hashRecords) take(record, await framesOf(record));
        count += page.count;
        if (!page.hasMoreRecords) {
          since = page.nextSetTimestamp;
          return count;
        }
        token = page.nextPageToken;
      }
    },
    answer: async (matches, feedbackValue, tags) => {
      const hashFeedbacks = matches.map(({ hashValue, signalType }) => ({ hashValue, signalType, feedbackValue, tags }));
      await ask("SubmitFeedback", keys.submitFeedback, {
        method: "POST",
        body: JSON.stringify({ count: hashFeedbacks.length, hashFeedbacks }),
      });
    },
  };
};
