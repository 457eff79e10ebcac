import { z } from "zod";
import { grantId } from "../model/brand.ts";
import { command, drop } from "./define.ts";

/** A granted folder or file by its own name only. */
export const grant = z.object({ id: grantId, kind: z.enum(["folder", "file"]), name: z.string() }).readonly();
export type Grant = z.infer<typeof grant>;

const grants = z.array(grant).readonly();

export const files = {
  /** Opens the system's dialog. An empty list means that the person closed it. */
  choose: command(z.object({ what: z.enum(["folders", "files"]) }).readonly(), grants),
  /** Files and folders dropped on the window. Those that can't be found are left out. */
  drop: drop(z.array(z.string().min(1).max(32_768)).max(10_000).readonly(), grants),
  /** Takes a choice back before anything was read. */
  forget: command(z.object({ grant: grantId }).readonly(), z.undefined()),
} as const;
