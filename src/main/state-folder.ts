/**
 * @file Where an unfinished scan is kept: this user's place for a program's state, under a name that says nothing. Not Chromium's
 * profile, which is gone at every end.
 */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

const NAME = "op";

/** What is given, if it is a place at all: a relative one would depend on where the program was started. */
const absolute = (given: string | undefined): string | null => (given !== undefined && isAbsolute(given) ? given : null);

export const stateFolder = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string = homedir()): string => {
  if (platform === "win32") return join(absolute(environment["LOCALAPPDATA"]) ?? join(home, "AppData", "Local"), NAME);
  if (platform === "darwin") return join(home, "Library", "Application Support", NAME);
  return join(absolute(environment["XDG_STATE_HOME"]) ?? join(home, ".local", "state"), NAME);
};
