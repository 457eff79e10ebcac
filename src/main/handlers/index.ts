/** @file One handler for every command of the contract. The compiler keeps this list complete. */
import type { Cases } from "../../cases/index.ts";
import type { OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Scans } from "../scans.ts";
import { appHandlers, type AppFacts } from "./app.ts";
import { filesHandlers, type FilesParts } from "./files.ts";
import { handoverHandlers, type HandoverDialogs } from "./handover.ts";
import { helpHandlers, type LinkOpening } from "./help.ts";
import { reviewHandlers } from "./review.ts";
import { scanHandlers } from "./scan.ts";
import { sendingHandlers } from "./sending.ts";
import { spacesHandlers } from "./spaces.ts";

export interface HandlerParts extends LinkOpening {
  readonly app: AppFacts;
  readonly files: FilesParts;
  readonly saveDialog: HandoverDialogs["saveDialog"];
  readonly scans: Scans;
  readonly cases: Cases;
}

export const createHandlers = ({ app, files, saveDialog, scans, cases, openLink, openHelpline }: HandlerParts): OwnprintHandlers => ({
  app: appHandlers(app),
  files: filesHandlers(files),
  scan: scanHandlers(scans, files.grants),
  review: reviewHandlers(scans),
  sending: sendingHandlers(scans, cases),
  cases: cases.cases,
  secrets: cases.secrets,
  spaces: spacesHandlers(cases.spaces, () => {
    scans.forgetAll();
    files.grants.clear();
  }),
  handover: handoverHandlers(scans, cases, { saveDialog, openDialog: files.openDialog }),
  help: helpHandlers({ openLink, openHelpline }),
});
