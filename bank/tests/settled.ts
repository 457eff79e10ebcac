/** @file Waits until everything that changed is in the feed, whoever publishes it. */
import { setTimeout as sleep } from "node:timers/promises";
import { publishAll } from "../src/feed/publisher.ts";
import type { Bank } from "../src/server.ts";

export const settled = async ({ db }: Bank, casesPerFingerprint = 20): Promise<void> => {
  for (;;) {
    await publishAll(db, casesPerFingerprint);
    // What another publisher is taking just now is still seen here until it is done.
    const waiting = await db.selectFrom("pending").select("id").limit(1).execute();
    if (waiting.length === 0) return;
    await sleep(5);
  }
};
