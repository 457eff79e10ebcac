import { failed, ok, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { LinkId } from "../../shared/contract/help.ts";

export interface LinkOpening {
  readonly openLink: (link: LinkId) => Promise<void>;
  /** False when the help directory knows no such website. */
  readonly openHelpline: (id: string) => Promise<boolean>;
}

export const helpHandlers = ({ openLink, openHelpline }: LinkOpening): OwnprintHandlers["help"] => ({
  open: async ({ link }) => {
    await openLink(link);
    return ok(undefined);
  },
  openHelpline: async ({ helpline }) => ((await openHelpline(helpline)) ? ok(undefined) : failed("bad-request")),
});
