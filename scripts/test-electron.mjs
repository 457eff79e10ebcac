/** @file `npm run test:electron`: fetches Electron's runtime if it is not here, then runs the end-to-end specs in it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, ensureSystemPackages, environment, pinnedNode, root, runNode } from "./setup.mjs";
import { runInKeyringSession } from "./keyring-session.mjs";

ensureInstalled();
ensureSystemPackages();
ensureBuilt();

const electron = join(root, "node_modules", "electron");
const isThere = () => existsSync(join(electron, "dist", "version"));
if (!isThere()) runNode([join(electron, "install.js")]);
if (!isThere()) {
  console.error("Electron's runtime is not here and could not be fetched. `npm test` runs the same specs in an installed Chromium.");
  process.exit(3);
}
process.env.OWNPRINT_HOST = "electron";
const vitest = [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "--project", "e2e"];
const needsDisplay = process.platform === "linux" && !environment().DISPLAY;
process.exit(needsDisplay ? runInKeyringSession("xvfb-run", ["-a", pinnedNode, ...vitest]) : runInKeyringSession(pinnedNode, vitest));
