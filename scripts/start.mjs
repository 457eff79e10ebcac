/** @file `npm start`: sets up what is missing, builds when the sources changed, opens the program in the host there is. */
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, root, runNode } from "./setup.mjs";

ensureInstalled();
ensureBuilt();
process.exit(runNode([join(root, "tests", "hosts", "start.ts"), ...process.argv.slice(2)]));
