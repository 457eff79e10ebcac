/** @file The only way out to a browser: addresses the program knows by name, after the person said yes to the full address. */
import type { Shell } from "electron";
import { linkAddress, type LinkId } from "../../shared/contract/help.ts";
import { helplines } from "../../shared/helplines/directory.ts";

export const openKnownLink = async (shell: Pick<Shell, "openExternal">, link: LinkId): Promise<void> => {
  await shell.openExternal(linkAddress[link]);
};

/** The website of an entry of the help directory; false when there is no such entry, or it has none. */
export const openHelplineSite = async (shell: Pick<Shell, "openExternal">, id: string): Promise<boolean> => {
  const url = helplines.find((entry) => entry.id === id)?.url ?? null;
  if (url === null) return false;
  await shell.openExternal(url);
  return true;
};
