/** @file A partner platform as a test plays it, written from the public client's documentation alone. */
import type { Bank } from "../src/server.ts";
import { addPartner, issueKey } from "../src/partners/keys.ts";
import { fetchHashesResponse, type FetchHashesResponse, type HashRecord } from "../src/partners/shapes.ts";
import { post, type Answer } from "./person.ts";

export interface Platform {
  readonly id: number;
  readonly keys: { readonly subscription: string; readonly fetch: string; readonly feedback: string };
  readonly page: (query?: Record<string, string | number>) => Promise<FetchHashesResponse>;
  /** Pages until there are no more; `between` runs after each page. The latest record of each hash, by type and value. */
  readonly readAll: (
    start?: number,
    between?: (page: FetchHashesResponse) => Promise<void>,
    query?: Record<string, string | number>,
  ) => Promise<{ readonly records: ReadonlyMap<string, HashRecord>; readonly pages: number; readonly next: number }>;
  readonly feedback: (feedbacks: readonly object[]) => Promise<Answer>;
}

export const platformNamed = async (bank: Bank, name: string): Promise<Platform> => {
  const id = await addPartner(bank.db, name);
  const keys = {
    subscription: await issueKey(bank.db, id, "Subscription"),
    fetch: await issueKey(bank.db, id, "FetchHashes"),
    feedback: await issueKey(bank.db, id, "SubmitFeedback"),
  };
  const headersWith = (key: string) => ({ "x-functions-key": key, "Ocp-Apim-Subscription-Key": keys.subscription });
  const page: Platform["page"] = async (query = {}) => {
    const search = new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]));
    const answer = await fetch(`${bank.address}/v1/FetchHashes?${search.toString()}`, { headers: headersWith(keys.fetch) });
    if (answer.status !== 200) throw new Error(`FetchHashes answered ${String(answer.status)}`);
    return fetchHashesResponse.parse(await answer.json());
  };
  return {
    id,
    keys,
    page,
    readAll: async (start = 10, between = () => Promise.resolve(), query = {}) => {
      const records = new Map<string, HashRecord>();
      let nextPageToken = "";
      let pages = 0;
      for (;;) {
        const got = await page({ startTimestamp: start, pageSize: 800, ...(nextPageToken === "" ? {} : { nextPageToken }), ...query });
        pages += 1;
        for (const record of got.hashRecords) records.set(`${record.signalType} ${record.hashValue}`, record);
        await between(got);
        if (!got.hasMoreRecords) return { records, pages, next: got.nextSetTimestamp };
        nextPageToken = got.nextPageToken;
      }
    },
    feedback: (hashFeedbacks) =>
      post(bank.address, "/v1/SubmitFeedback", { count: hashFeedbacks.length, hashFeedbacks }, headersWith(keys.feedback)),
  };
};
