/** @file What was left out, by what happened: one heading for each reason, its files below it. */
import { skipReason, type SkippedFile, type SkipReason } from "../../../shared/model/scan.ts";

export type LeftOutRow =
  | { readonly kind: "reason"; readonly reason: SkipReason; readonly files: readonly SkippedFile[] }
  | { readonly kind: "file"; readonly file: SkippedFile };

/** Trying these again would end the same way. */
const hopeless: ReadonlySet<SkipReason> = new Set(["special-file", "link-loop"]);

export const canTryAgain = (reason: SkipReason): boolean => !hopeless.has(reason);

/** What a person can do something about stands first. */
const last: ReadonlySet<SkipReason> = new Set(["not-media", "special-file", "link-loop", "no-detail"]);
const order: readonly SkipReason[] = [...skipReason.options.filter((reason) => !last.has(reason)), ...last];

export const leftOutRows = (skipped: readonly SkippedFile[]): readonly LeftOutRow[] => {
  const byReason = Map.groupBy(skipped, ({ reason }) => reason);
  return order.flatMap((reason): readonly LeftOutRow[] => {
    const files = byReason.get(reason);
    return files === undefined ? [] : [{ kind: "reason", reason, files }, ...files.map((file) => ({ kind: "file", file }) as const)];
  });
};
