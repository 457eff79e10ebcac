/**
 * @file `npm test`: sets up, then lint, types, build, and every test in a session with a real keychain. The tests go in three
 * lanes at once, each with a keychain of its own, in each one file at a time: the whole program in its window, which mostly waits; the rooms;
 * and the bank, the screens, the promises (security) and the hostile files. Closes with one line that counts. Names of projects or files after `--` go to the test runner: `npm test -- --project unit`.
 */
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { ensureBuilt, ensureInstalled, ensureSystemPackages, environment, pinnedNode, root } from "./setup.mjs";
import { startInKeyringSession } from "./keyring-session.mjs";

ensureInstalled();
ensureSystemPackages();
mkdirSync(join(root, ".cache"), { recursive: true });

const bin = (/** @type {string[]} */ ...parts) => join(root, "node_modules", ...parts);

const timed = async (/** @type {string} */ name, /** @type {() => number | Promise<number>} */ work) => {
  const began = Date.now();
  const code = await work();
  console.log(`   ${name}: ${code === 0 ? "passed" : "FAILED"} in ${Math.round((Date.now() - began) / 1000)} s`);
  return code === 0;
};

/** A lane's own report, counted whether or not the runner came to its end. */
const reportOf = (/** @type {string} */ lane) => join(root, ".cache", `tests-${lane}.json`);

const runLane = (/** @type {string} */ lane, /** @type {readonly string[]} */ args, /** @type {import("node:child_process").StdioOptions} */ stdio) => {
  rmSync(reportOf(lane), { force: true });
  return startInKeyringSession(
    pinnedNode,
    [bin("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(lane)}`, ...args],
    stdio,
  );
};

/** Its output waits in a file, so that the lanes' lines don't mix. */
const runQuietLane = async (/** @type {string} */ lane, /** @type {readonly string[]} */ args) => {
  const log = join(root, ".cache", `tests-${lane}.log`);
  const into = openSync(log, "w");
  const code = await runLane(lane, args, ["ignore", into, into]);
  closeSync(into);
  return { code, log };
};

const projects = (/** @type {string[]} */ ...names) => names.map((name) => `--project=${name}`);

const runTests = async () => {
  const asked = process.argv.slice(2);
  if (asked.length > 0) return { lanes: ["asked"], code: await runLane("asked", asked, "inherit") };
  const one = "--maxWorkers=1";
  const [inWindow, edges, rooms] = await Promise.all([
    runQuietLane("window", [...projects("e2e"), one]),
    runQuietLane("edges", [...projects("bank", "a11y", "hostile", "security"), one]),
    runLane("rooms", [...projects("unit"), one], "inherit"),
  ]);
  for (const { log } of [edges, inWindow]) console.log(readFileSync(log, "utf8"));
  return { lanes: ["window", "edges", "rooms"], code: inWindow.code + edges.code + rooms };
};

console.log("\n== lint and types");
const besides = (/** @type {string[]} */ ...args) =>
  new Promise((/** @type {(code: number) => void} */ resolve) => {
    const child = spawn(pinnedNode, args, { cwd: root, stdio: "inherit", env: environment() });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
const lint = timed("lint", () =>
  besides(bin("eslint", "bin", "eslint.js"), ".", "--max-warnings=0", "--cache", "--cache-location", join(root, ".cache", "eslint")),
);
const typesPassed = await timed("types", () => besides(bin("typescript", "bin", "tsc"), "-b"));
ensureBuilt();
const lintPassed = await lint;

console.log("\n== tests");
let lanes = /** @type {readonly string[]} */ ([]);
const testsPassed = await timed("tests", async () => {
  const ended = await runTests();
  lanes = ended.lanes;
  return ended.code;
});

// A lane without a report did not come to its end: that is a failure of its own.
const counts = lanes.map((lane) =>
  existsSync(reportOf(lane)) ? JSON.parse(readFileSync(reportOf(lane), "utf8")) : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 },
);
/** What failed, said once more at the end, where a long log is read first. */
for (const { testResults = [] } of counts) {
  for (const { name, assertionResults = [] } of testResults) {
    for (const one of assertionResults) {
      if (one.status !== "failed") continue;
      console.log(`\nFAILED ${relative(root, name)} > ${one.fullName}\n${one.failureMessages.join("\n").slice(0, 1_500)}`);
    }
  }
}
const sum = (/** @type {string} */ name) => counts.reduce((total, lane) => total + (lane[name] ?? 0), 0);
const steps = [lintPassed, typesPassed];
const passed = sum("numPassedTests") + steps.filter(Boolean).length;
const failed = sum("numFailedTests") + steps.filter((good) => !good).length + (testsPassed || sum("numFailedTests") > 0 ? 0 : 1);
const skipped = sum("numPendingTests") + sum("numTodoTests");
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 && sum("numPassedTests") > 0 ? 0 : 1);
