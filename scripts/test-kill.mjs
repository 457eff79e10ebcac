/** @file `npm run test:kill`: ends the sending program at 200 seeded points; `npm test` does so at sixteen. */
import { join } from "node:path";
import { ensureInstalled, ensureSystemPackages, pinnedNode, root } from "./setup.mjs";
import { runInKeyringSession } from "./keyring-session.mjs";

ensureInstalled();
ensureSystemPackages();
process.env.OWNPRINT_KILL_POINTS = "200";
process.exit(runInKeyringSession(pinnedNode, [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "--project", "unit", "tests/cases/kill"]));
