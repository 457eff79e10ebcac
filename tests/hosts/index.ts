/** @file The one way the end-to-end specs start the program: in whichever host there is. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseHost } from "./choose.ts";
import { launchElectron } from "./electron-host.ts";
import type { LaunchOptions, Program } from "./program.ts";
import { launchStandIn } from "./stand-in-host.ts";

export { chooseHost, findChromium, findElectron, hasDisplay, root } from "./choose.ts";
export type { LaunchOptions, PowerEvent, Program, WindowState } from "./program.ts";

/** A place for what outlives the program, of its own for each program: specs must not find what another one left. */
const ownState = (): string => mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "state-"));

export const launchProgram = async (given: LaunchOptions = {}): Promise<Program> => {
  const state = given.env !== undefined && "XDG_STATE_HOME" in given.env ? null : ownState();
  const options: LaunchOptions = state === null ? given : { ...given, env: { ...given.env, XDG_STATE_HOME: state } };
  const program = await launchIn(options);
  if (state !== null) void program.ended.finally(() => rmSync(state, { recursive: true, force: true }));
  return program;
};

const launchIn = async (options: LaunchOptions): Promise<Program> => {
  const host = chooseHost();
  switch (host?.kind) {
    case "electron":
      return launchElectron(host.executable, options);
    case "stand-in":
      return launchStandIn(host.chromium, options);
    case undefined:
      throw new Error("There is neither Electron's runtime (npm run test:electron fetches it) nor an installed Chromium.");
  }
};
