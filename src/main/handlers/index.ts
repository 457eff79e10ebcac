/** @file One handler for every command of the contract. The compiler keeps this list complete. */
import type { Cases } from "../../cases/index.ts";
import type { OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Scans } from "../scans.ts";
import { appHandlers, type AppFacts } from "./app.ts";
import { filesHandlers, type FilesParts } from "./files.ts";
import { helpHandlers } from "./help.ts";
import { reviewHandlers } from "./review.ts";
import { scanHandlers } from "./scan.ts";
import { sendingHandlers } from "./sending.ts";
import type { LinkId } from "../../shared/contract/help.ts";

export interface HandlerParts {
  readonly app: AppFacts;
  readonly files: FilesParts;
  readonly scans: Scans;
  readonly cases: Cases;
  readonly openLink: (link: LinkId) => Promise<void>;
}

export const createHandlers = ({ app, files, scans, cases, openLink }: HandlerParts): OwnprintHandlers => ({
  app: appHandlers(app),
  files: filesHandlers(files),
  scan: scanHandlers(scans, files.grants),
  review: reviewHandlers(scans),
  sending: sendingHandlers(scans, cases),
  cases: cases.cases,
  secrets: cases.secrets,
  spaces: cases.spaces,
  help: helpHandlers(openLink),
});
