/** @file The one way the end-to-end specs start the program: in whichever host there is. */
import { chooseHost } from "./choose.ts";
import { launchElectron } from "./electron-host.ts";
import type { LaunchOptions, Program } from "./program.ts";
import { launchStandIn } from "./stand-in-host.ts";

export { chooseHost, findChromium, findElectron, hasDisplay, root } from "./choose.ts";
export type { LaunchOptions, PowerEvent, Program, WindowState } from "./program.ts";

export const launchProgram = async (options: LaunchOptions = {}): Promise<Program> => {
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
