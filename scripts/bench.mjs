/**
 * @file `npm run bench`: runs every measurement in bench/, one after the other so that they don't disturb each other.
 * `npm run bench -- hash video` runs those whose file name begins so.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, ensureSystemPackages, root, runNode } from "./setup.mjs";

ensureInstalled();
ensureSystemPackages();
ensureBuilt();

const wanted = process.argv.slice(2);
const benches = readdirSync(join(root, "bench"))
  .filter((name) => name.endsWith(".bench.ts"))
  .filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
  .sort();
const failed = benches.filter((name) => {
  console.log(`\n== ${name}`);
  return runNode(["--expose-gc", join(root, "bench", name)]) !== 0;
});
if (failed.length > 0) console.error(`\nNot finished: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
