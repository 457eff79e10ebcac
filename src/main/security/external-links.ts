/** @file The only way out to a browser: addresses the program knows by name, after the person said yes to the full address. */
import type { Shell } from "electron";
import { linkAddress, type LinkId } from "../../shared/contract/help.ts";

export const openKnownLink = async (shell: Pick<Shell, "openExternal">, link: LinkId): Promise<void> => {
  await shell.openExternal(linkAddress[link]);
};
