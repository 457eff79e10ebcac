/** @file One handler for every command of the contract. The compiler keeps this list complete. */
import type { Cases } from "../../cases/index.ts";
import type { OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Scans } from "../scans.ts";
import type { SecretClipboard } from "../clipboard.ts";
import type { Paper } from "../paper.ts";
import type { Stays } from "../stays.ts";
import { appHandlers, type AppFacts } from "./app.ts";
import { casesHandlers } from "./cases.ts";
import { filesHandlers, type FilesParts } from "./files.ts";
import { handoverHandlers, type HandoverDialogs } from "./handover.ts";
import { helpHandlers, type LinkOpening } from "./help.ts";
import { reviewHandlers } from "./review.ts";
import { scanHandlers } from "./scan.ts";
import { sendingHandlers } from "./sending.ts";
import { spacesHandlers } from "./spaces.ts";

export interface HandlerParts extends LinkOpening {
  readonly app: AppFacts;
  readonly files: Omit<FilesParts, "stays">;
  readonly stays: Pick<Stays, "now">;
  /** Nothing that was chosen, scanned, copied or is on its way to paper is there for the next person. */
  readonly endStay: () => void;
  readonly saveDialog: HandoverDialogs["saveDialog"];
  readonly scans: Scans;
  readonly cases: Cases;
  readonly clipboard: SecretClipboard;
  readonly paper: Paper;
}

export const createHandlers = ({ app, files, stays, endStay, saveDialog, scans, cases, clipboard, paper, openLink, openHelpline }: HandlerParts): OwnprintHandlers => ({
  app: appHandlers(app),
  files: filesHandlers({ ...files, stays }),
  scan: scanHandlers(scans, files.grants),
  review: reviewHandlers(scans),
  sending: sendingHandlers(scans, cases),
  cases: casesHandlers(cases.cases, clipboard),
  secrets: cases.secrets,
  spaces: spacesHandlers(cases.spaces, endStay),
  handover: handoverHandlers({ scans, cases, stays, dialogs: { saveDialog, openDialog: files.openDialog }, paper }),
  help: helpHandlers({ openLink, openHelpline }),
});
