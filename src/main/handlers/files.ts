import type { OpenDialogOptions } from "electron";
import { ok, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Grants } from "../grants.ts";
import type { Stays } from "../stays.ts";

export interface FilesParts {
  readonly grants: Grants;
  readonly stays: Pick<Stays, "now">;
  /** The system's own dialog over our window. */
  readonly openDialog: (options: OpenDialogOptions) => Promise<{ readonly canceled: boolean; readonly filePaths: readonly string[] }>;
}

/** What was looked at here must not appear in the system's list of recent files. */
const unremembered = ["multiSelections", "dontAddToRecent"] as const;

export const filesHandlers = ({ grants, stays, openDialog }: FilesParts): OwnprintHandlers["files"] => ({
  choose: async ({ what }) => {
    const properties: OpenDialogOptions["properties"] = [what === "folders" ? "openDirectory" : "openFile", ...unremembered];
    const stay = stays.now();
    const answer = await openDialog({ properties });
    return ok(answer.canceled || stay.isOver() ? [] : await grants.add(answer.filePaths));
  },
  drop: async (paths) => ok(await grants.add(paths)),
  forget: ({ grant }) => {
    grants.remove(grant);
    return ok(undefined);
  },
});
