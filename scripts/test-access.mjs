/** @file `npm run test:access`: every screen in every look, by axe and by our own checks. `npm test` runs a bounded part of it. */
import { join } from "node:path";
import { ensureInstalled, ensureSystemPackages, environment, pinnedNode, root, run } from "./setup.mjs";

ensureInstalled();
ensureSystemPackages();
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
process.exit(
  run(pinnedNode, [vitest, "run", "--project", "a11y", ...process.argv.slice(2)], { env: { ...environment(), OWNPRINT_ACCESS: "whole" } }),
);
