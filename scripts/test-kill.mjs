/**
 * @file `npm run test:kill`: ends the sending part of the program at 200 seeded points; `npm test` does so at sixteen. With `-- --program` it
 * ends the whole program, window and all, at twelve seeded moments; `npm test` does so at three.
 */
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, ensureSystemPackages, pinnedNode, root } from "./setup.mjs";
import { runInKeyringSession } from "./keyring-session.mjs";

const isWholeProgram = process.argv.includes("--program");

ensureInstalled();
ensureSystemPackages();
if (isWholeProgram) ensureBuilt();
process.env.OWNPRINT_KILL_POINTS ??= "200";
process.env.OWNPRINT_KILL_PROGRAM_POINTS ??= "12";
const tests = isWholeProgram ? ["--project", "e2e", "tests/e2e/kill.test.ts"] : ["--project", "unit", "tests/cases/kill"];
process.exit(runInKeyringSession(pinnedNode, [join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...tests]));
