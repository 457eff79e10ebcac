/**
 * @file `npm test`: sets up, then lint, types, build, and every test in a session with a real keychain. Closes with one
 * line that counts. Names of projects or files after `--` go to the test runner: `npm test -- --project unit`.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, ensureSystemPackages, pinnedNode, root, runNode } from "./setup.mjs";
import { runInKeyringSession } from "./keyring-session.mjs";

ensureInstalled();
ensureSystemPackages();
mkdirSync(join(root, ".cache"), { recursive: true });

const step = (/** @type {string} */ name, /** @type {() => number} */ work) => {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const code = work();
  console.log(`   ${name}: ${code === 0 ? "passed" : "FAILED"} in ${Math.round((Date.now() - began) / 1000)} s`);
  return code === 0;
};

const bin = (/** @type {string[]} */ ...parts) => join(root, "node_modules", ...parts);

const lintPassed = step("lint", () =>
  runNode([bin("eslint", "bin", "eslint.js"), ".", "--max-warnings=0", "--cache", "--cache-location", join(root, ".cache", "eslint")]),
);
const typesPassed = step("types", () => runNode([bin("typescript", "bin", "tsc"), "-b"]));
ensureBuilt();

const report = join(root, ".cache", "tests.json");
const testsPassed = step("tests", () =>
  runInKeyringSession(pinnedNode, [
    bin("vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ]),
);

const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
const steps = [lintPassed, typesPassed];
const passed = counts.numPassedTests + steps.filter(Boolean).length;
const failed = counts.numFailedTests + steps.filter((good) => !good).length + (testsPassed || counts.numFailedTests > 0 ? 0 : 1);
const skipped = counts.numPendingTests + (counts.numTodoTests ?? 0);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 && counts.numPassedTests > 0 ? 0 : 1);
