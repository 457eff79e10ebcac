/**
 * @file Runs a command with a real, empty, unlocked Secret Service of its own: a private D-Bus session and gnome-keyring
 * with its files in a temporary folder. Where these are missing (other systems, no dbus), the command runs as it is.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { environment, root, run } from "./setup.mjs";

const isThere = (/** @type {string} */ command) => spawnSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" }).status === 0;

/** The keyring's password matters to nobody: its files live and die with this command. */
const unlockThenRun = 'printf "for-this-run-only" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {number} the command's exit code
 */
export const runInKeyringSession = (command, args) => {
  if (process.platform !== "linux" || !isThere("dbus-run-session") || !isThere("gnome-keyring-daemon")) {
    return run(command, args);
  }
  const folder = mkdtempSync(join(tmpdir(), "keyring-session-"));
  try {
    return run("dbus-run-session", ["--", "sh", "-c", unlockThenRun, "sh", command, ...args], {
      cwd: root,
      env: { ...environment(), XDG_DATA_HOME: join(folder, "data"), XDG_RUNTIME_DIR: folder, OWNPRINT_TEST_KEYRING: "1" },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
