/** @file What can be said of a file without looking at it. */
import type { Notice, ScanItem } from "../../../shared/model/scan.ts";
import type { Format } from "../../format/use-format.ts";
import { companionOf } from "./collection.ts";

export interface Described {
  readonly kind: "photo" | "video" | "livePhoto";
  readonly facts: readonly string[];
  readonly notices: readonly Notice[];
}

/** Both halves of a Live Photo count as one. */
export const describeItem = (items: readonly ScanItem[], item: ScanItem, format: Format): Described => {
  const other = companionOf(items, item);
  const duration = item.duration ?? other?.duration ?? null;
  return {
    kind: other !== undefined ? "livePhoto" : item.kind === "image" ? "photo" : "video",
    facts: [
      format.bytes(item.bytes + (other?.bytes ?? 0)),
      format.day(item.modified),
      ...(duration === null ? [] : [format.duration(duration)]),
    ],
    notices: [...new Set([...item.notices, ...(other?.notices ?? [])])],
  };
};
