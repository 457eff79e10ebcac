/**
 * @file `npm run demo`: sample photos and videos made from numbers, a hash bank on this computer, and the program on them. With a
 * display the program opens for you; without one, or with `-- --headless`, it walks the whole path by itself and leaves
 * screenshots and a transcript in artifacts/demo.
 */
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, ensureSystemPackages, pinnedNode, root } from "./setup.mjs";
import { runInKeyringSession } from "./keyring-session.mjs";

ensureInstalled();
ensureSystemPackages();
ensureBuilt();
process.exit(runInKeyringSession(pinnedNode, [join(root, "tests", "demo", "index.ts"), ...process.argv.slice(2)]));
