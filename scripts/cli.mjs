/** @file `npm run --silent cli -- hash PATH...`: the program without a window. Its output is the program's alone. */
import { join } from "node:path";
import { ensureInstalled, root, runNode } from "./setup.mjs";

ensureInstalled();
// npm starts scripts in the project's folder; paths a person types are meant from where they stand.
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exit(runNode([join(root, "src", "cli", "index.ts"), ...process.argv.slice(2)], { cwd }));
