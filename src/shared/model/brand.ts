/** @file Branded numbers and texts: a size can't be handed over as a time, a label not as a path. */
import { z } from "zod";

/** A size in bytes. */
export const bytes = z.number().int().nonnegative().brand<"Bytes">();
export type Bytes = z.infer<typeof bytes>;

/** A length of time in milliseconds. */
export const milliseconds = z.number().nonnegative().brand<"Milliseconds">();
export type Milliseconds = z.infer<typeof milliseconds>;

/** A moment, in milliseconds since 1970 began in UTC. */
export const instant = z.number().int().brand<"Instant">();
export type Instant = z.infer<typeof instant>;

/** A place on this machine's disk. It never crosses to the renderer and is never sent. */
export const localPath = z.string().min(1).brand<"LocalPath">();
export type LocalPath = z.infer<typeof localPath>;

/** What a dialog or a drop yields: the right to read one folder or file, named without its path. */
export const grantId = z.string().regex(/^grant-[0-9a-f]{32}$/).brand<"GrantId">();
export type GrantId = z.infer<typeof grantId>;

/** One run over the granted folders and files. */
export const scanId = z.string().regex(/^scan-[0-9a-f]{32}$/).brand<"ScanId">();
export type ScanId = z.infer<typeof scanId>;

/** A picture or video within its scan, counted from 0 in the order it was finished. */
export const itemId = z.number().int().nonnegative().brand<"ItemId">();
export type ItemId = z.infer<typeof itemId>;

/** What is prepared for sending and not sent yet. */
export const draftId = z.string().regex(/^draft-[0-9a-f]{32}$/).brand<"DraftId">();
export type DraftId = z.infer<typeof draftId>;

/** A case on this machine. It says nothing of the case number that the bank gave. */
export const caseId = z.string().regex(/^case-[0-9a-f]{32}$/).brand<"CaseId">();
export type CaseId = z.infer<typeof caseId>;
