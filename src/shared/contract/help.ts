import { z } from "zod";
import { command } from "./define.ts";

/** Places on the web that the program knows by name. The renderer can't hand over an address. */
export const linkId = z.enum(["stopncii", "take-it-down", "report-remove"]);
export type LinkId = z.infer<typeof linkId>;

/** Shown on the screen in full before the person is asked whether to open it in their browser. */
export const linkAddress: Readonly<Record<LinkId, string>> = {
  stopncii: "https://stopncii.org",
  "take-it-down": "https://takeitdown.ncmec.org",
  "report-remove": "https://www.childline.org.uk/info-advice/bullying-abuse-safety/online-mobile-safety/report-remove-down/",
};

export const help = {
  /** The person was shown the address and said yes. */
  open: command(z.object({ link: linkId }).readonly(), z.undefined()),
  /** The same for the website of an entry of the help directory (src/shared/helplines), by its id. */
  openHelpline: command(z.object({ helpline: z.string().max(100) }).readonly(), z.undefined()),
} as const;
