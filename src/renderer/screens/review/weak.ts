/** @file Photos whose fingerprint has too little detail to be sent: known before anything is prepared. */
import { none, withItems, type Selection } from "../../state/selection.ts";
import type { Collection } from "./collection.ts";

export const tooWeakIn = ({ items }: Collection): Selection =>
  withItems(
    none,
    items.flatMap(({ id, kind, notices }) => (kind === "image" && notices.includes("too-little-detail") ? [id] : [])),
    true,
  );
