/**
 * @file Runs a command with a real, empty, unlocked Secret Service of its own: a private D-Bus session and gnome-keyring
 * with its files in a temporary folder. Where these are missing (other systems, no dbus), the command runs as it is.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn, spawnSync } from "node:child_process";
import { environment, root, run } from "./setup.mjs";

const isThere = (/** @type {string} */ command) => spawnSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" }).status === 0;

/** The keyring's password matters to nobody: its files live and die with this command. */
const unlockThenRun = 'printf "for-this-run-only" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';

/** What the command is started as, and what is left to clear away after it. */
const sessionFor = (/** @type {string} */ command, /** @type {readonly string[]} */ args) => {
  if (process.platform !== "linux" || !isThere("dbus-run-session") || !isThere("gnome-keyring-daemon")) {
    return { command, args, options: { env: environment() }, clear: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), "keyring-session-"));
  return {
    command: "dbus-run-session",
    args: ["--", "sh", "-c", unlockThenRun, "sh", command, ...args],
    options: { env: { ...environment(), XDG_DATA_HOME: join(folder, "data"), XDG_RUNTIME_DIR: folder, OWNPRINT_TEST_KEYRING: "1" } },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {number} the command's exit code
 */
export const runInKeyringSession = (command, args) => {
  const session = sessionFor(command, args);
  try {
    return run(session.command, session.args, session.options);
  } finally {
    session.clear();
  }
};

/**
 * The same, beside other work.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").StdioOptions} stdio
 * @returns {Promise<number>} the command's exit code
 */
export const startInKeyringSession = (command, args, stdio) => {
  const session = sessionFor(command, args);
  return new Promise((resolve) => {
    const child = spawn(session.command, [...session.args], { cwd: root, stdio, ...session.options });
    const end = (/** @type {number} */ code) => {
      session.clear();
      resolve(code);
    };
    child.once("error", () => end(1));
    child.once("exit", (code) => end(code ?? 1));
  });
};
