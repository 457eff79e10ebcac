/**
 * @file `npm run screenshots`: every screen there is, in light, dark, high contrast, narrow, wide, with large text, in German and Arabic, as
 * pictures in artifacts/screenshots with an index.html over them. `-- review case` takes those whose names begin so,
 * `-- --looks light,ar` only these looks, `-- --to FOLDER` writes elsewhere.
 */
import { join } from "node:path";
import { ensureInstalled, ensureSystemPackages, root, runNode } from "./setup.mjs";

ensureInstalled();
ensureSystemPackages();
process.exit(runNode([join(root, "tests", "renderer", "stage", "photograph.ts"), ...process.argv.slice(2)]));
