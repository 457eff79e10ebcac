/** @file `npm run test:hostile`: every hostile file and the whole leak check, which `npm test` runs in part. */
import { join } from "node:path";
import { ensureInstalled, ensureSystemPackages, root, runNode } from "./setup.mjs";

ensureInstalled();
ensureSystemPackages();
process.env.OWNPRINT_HOSTILE = "all";
process.exit(runNode([join(root, "node_modules", "vitest", "vitest.mjs"), "run", "--project", "hostile", ...process.argv.slice(2)]));
