import { z } from "zod";
import { grantId, instant, scanId } from "../model/brand.ts";
import { scanAge, scanItem, scanProgress, skippedFile, skippedFileId } from "../model/scan.ts";
import { command, event } from "./define.ts";
import { grant } from "./files.ts";

const ofScan = z.object({ scan: scanId }).readonly();
const page = z.object({ scan: scanId, from: z.number().int().nonnegative(), limit: z.number().int().min(1).max(2_000) }).readonly();

export const scan = {
  /**
   * Starts only with the answer that everyone in the pictures was 18 or over, or with the wish to sort them in the review; the
   * scan carries that answer.
   */
  start: command(
    z.object({ grants: z.array(grantId).min(1).max(10_000).readonly(), age: scanAge }).readonly(),
    scanProgress,
  ),
  pause: command(ofScan, scanProgress),
  resume: command(ofScan, scanProgress),
  cancel: command(ofScan, scanProgress),
  progress: command(ofScan, scanProgress),
  /** Finished items in the order of their ids. Pages can be read while the scan goes on. */
  items: command(page, z.object({ items: z.array(scanItem).readonly(), total: z.number().int().nonnegative() }).readonly()),
  skipped: command(page, z.object({ skipped: z.array(skippedFile).readonly(), total: z.number().int().nonnegative() }).readonly()),
  /**
   * Reads skipped files again, by their ids: after the person mended something, or agreed that what lies only in a cloud drive is
   * fetched. The scan is running again until each has its new outcome. What succeeds becomes an item and leaves the skipped
   * ones; the rest stays there under the same id with the newest reason.
   */
  tryAgain: command(
    z.object({ scan: scanId, files: z.array(skippedFileId).min(1).max(200_000).readonly() }).readonly(),
    scanProgress,
  ),
  /** Forgets the scan and everything known of it. */
  forget: command(ofScan, z.undefined()),
  /** What the program was closed in the middle of, or what was never sent. Null in a client's space and in a visit. */
  unfinished: command(
    z.undefined(),
    z.object({ files: z.number().int().positive(), startedAt: instant }).readonly().nullable(),
  ),
  /**
   * Goes on with it: what is done is not read again. The people's ages are asked for anew. Fails with unknown-scan when there is nothing
   * any more.
   */
  carryOn: command(
    z.object({ age: scanAge }).readonly(),
    z.object({ progress: scanProgress, grants: z.array(grant).readonly() }).readonly(),
  ),
  dropUnfinished: command(z.undefined(), z.undefined()),
  /** At most ten a second for each scan, and always one for the last state. */
  progressed: event(scanProgress),
} as const;
