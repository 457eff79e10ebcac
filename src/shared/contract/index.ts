/**
 * @file The whole of what the window may ask of the program, and be told by it. Main's handlers, the preload's API, the
 * command line's doubles and the tests all derive from this one tree; nothing crosses that is not named here.
 */
import { app } from "./app.ts";
import { cases } from "./cases.ts";
import type { Api, Handlers, Tree } from "./define.ts";
import { files } from "./files.ts";
import { handover } from "./handover.ts";
import { help } from "./help.ts";
import { review } from "./review.ts";
import { scan } from "./scan.ts";
import { secrets } from "./secrets.ts";
import { sending } from "./sending.ts";
import { spaces } from "./spaces.ts";

export const contract = { app, files, scan, review, sending, cases, secrets, spaces, handover, help } as const satisfies Tree;

export type Contract = typeof contract;
export type OwnprintApi<DroppedFile> = Api<Contract, DroppedFile>;
export type OwnprintHandlers = Handlers<Contract>;

export * from "./define.ts";
