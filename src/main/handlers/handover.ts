import type { OpenDialogOptions, SaveDialogOptions } from "electron";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cases, ExportedFile } from "../../cases/index.ts";
import { failed, ok, type OwnprintHandlers, type Outcome } from "../../shared/contract/index.ts";
import type { SheetFormat } from "../../shared/contract/handover.ts";
import { assertNever } from "../../shared/model/assert-never.ts";
import type { Paper } from "../paper.ts";
import type { Scans } from "../scans.ts";
import type { Stay, Stays } from "../stays.ts";
import { recordsOf } from "./records.ts";

export interface HandoverDialogs {
  readonly saveDialog: (options: SaveDialogOptions) => Promise<{ readonly canceled: boolean; readonly filePath: string }>;
  readonly openDialog: (options: OpenDialogOptions) => Promise<{ readonly canceled: boolean; readonly filePaths: readonly string[] }>;
}

export interface HandoverParts {
  readonly scans: Scans;
  readonly cases: Cases;
  readonly stays: Pick<Stays, "now">;
  readonly dialogs: HandoverDialogs;
  readonly paper: Pick<Paper, "pdf" | "print">;
}

/** Where to write each file, as the person chose; empty when they closed the dialog. */
const placesFor = async (files: readonly ExportedFile[], dialogs: HandoverDialogs): Promise<readonly string[]> => {
  const [first, ...more] = files;
  if (first === undefined) return [];
  if (more.length === 0) {
    const chosen = await dialogs.saveDialog({ defaultPath: first.name, properties: ["dontAddToRecent", "showOverwriteConfirmation"] });
    return chosen.canceled || chosen.filePath === "" ? [] : [chosen.filePath];
  }
  const chosen = await dialogs.openDialog({ properties: ["openDirectory", "createDirectory", "dontAddToRecent"] });
  const [folder] = chosen.filePaths;
  return chosen.canceled || folder === undefined ? [] : files.map(({ name }) => join(folder, name));
};

const write = async (files: readonly ExportedFile[], dialogs: HandoverDialogs, stay: Stay): Promise<Outcome<{ saved: number }>> => {
  const places = await placesFor(files, dialogs);
  // The place locked or changed while the dialog was open: what belongs to it is not written for whoever answers now.
  if (stay.isOver()) return ok({ saved: 0 });
  // The system's dialog asked about replacing a single file; into a folder nothing is ever written over.
  const flag = files.length === 1 ? "w" : "wx";
  try {
    for (const [index, place] of places.entries()) await writeFile(place, files[index]?.bytes ?? "", { mode: 0o600, flag });
  } catch {
    return failed("file-not-written");
  }
  return ok({ saved: places.length });
};

const sheetBytes = async (html: string, format: SheetFormat, paper: Pick<Paper, "pdf">): Promise<Uint8Array | null> => {
  switch (format) {
    case "html":
      return new TextEncoder().encode(html);
    case "pdf":
      return paper.pdf(html);
    default:
      return assertNever(format);
  }
};

export const handoverHandlers = ({ scans, cases, stays, dialogs, paper }: HandoverParts): OwnprintHandlers["handover"] => ({
  export: async ({ scan, items, format, age }) => {
    const stay = stays.now();
    const records = recordsOf(scans, scan, items);
    if (!records.ok) return records;
    const files = await cases.handover.export({ items: records.value, format, age });
    return files.ok ? write(files.value, dialogs, stay) : files;
  },
  sheet: cases.handover.sheet,
  saveSheet: async ({ format, ...wishes }) => {
    const stay = stays.now();
    const sheet = await cases.handover.sheet(wishes);
    if (!sheet.ok) return sheet;
    const bytes = await sheetBytes(sheet.value.html, format, paper);
    return bytes === null ? failed("file-not-written") : write([{ name: `sheet.${format}`, bytes }], dialogs, stay);
  },
  print: async (wishes) => {
    const stay = stays.now();
    const sheet = await cases.handover.sheet(wishes);
    if (!sheet.ok) return sheet;
    if (stay.isOver()) return ok({ printed: false });
    const printed = await paper.print(sheet.value.html);
    return printed === "failed" ? failed("not-printed") : ok({ printed: printed === "printed" });
  },
});
