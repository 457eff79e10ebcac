/** @file Writing `.tmk` files into the folder that was asked for, beside nothing else and over nothing. */
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ItemRecord } from "../engine/index.ts";

/** Writes each video's file under the video's own name; a name that is taken gets a number. */
export const tmkWriter =
  (folder: string) =>
  ({ path }: ItemRecord, file: Uint8Array): void => {
    const name = basename(path).replace(/\.[^.]*$/, "");
    for (let number = 1; number < 10_000; number += 1) {
      try {
        writeFileSync(join(folder, `${name}${number === 1 ? "" : ` (${number})`}.tmk`), file, { flag: "wx" });
        return;
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
    }
  };
