/** @file `npm run test:access`: every screen in every look, by axe and by our own checks, and the real program in two of them. `npm test` runs a bounded part of it. */
import { join } from "node:path";
import { runInKeyringSession } from "./keyring-session.mjs";
import { ensureBuilt, ensureInstalled, ensureSystemPackages, pinnedNode, root } from "./setup.mjs";

ensureInstalled();
ensureSystemPackages();
ensureBuilt();
process.env["OWNPRINT_ACCESS"] = "whole";
const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : ["tests/a11y", "tests/e2e/arabic-large.test.ts", "tests/e2e/dark-contrast.test.ts"];
process.exit(
  runInKeyringSession(pinnedNode, [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "--project", "a11y", "--project", "e2e", "--maxWorkers=1", ...files]),
);
