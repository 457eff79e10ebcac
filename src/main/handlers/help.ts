import { ok, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { LinkId } from "../../shared/contract/help.ts";

export const helpHandlers = (openLink: (link: LinkId) => Promise<void>): OwnprintHandlers["help"] => ({
  open: async ({ link }) => {
    await openLink(link);
    return ok(undefined);
  },
});
