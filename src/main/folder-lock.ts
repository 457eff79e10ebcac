/** @file One program at a time: a file that names the process which holds the folder. A process that is gone holds nothing. */
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { uptime } from "node:os";
import { join } from "node:path";
import process from "node:process";

export interface FolderLock {
  readonly release: () => void;
}

const NAME = "lock";

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** Numbers of processes are given out anew after the computer was restarted. */
const isOfThisRun = (path: string): boolean => statSync(path).mtimeMs > Date.now() - uptime() * 1_000;

const isHeld = (path: string): boolean => {
  try {
    const pid = Number(readFileSync(path, "latin1"));
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isOfThisRun(path) && isAlive(pid);
  } catch {
    return false;
  }
};

/** Null while another program holds the folder, or when it can't be written to. The folder has to be there. */
export const lockFolder = (folder: string): FolderLock | null => {
  const path = join(folder, NAME);
  try {
    if (isHeld(path)) return null;
    rmSync(path, { force: true });
    // Of two that come at once, one is refused here.
    writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
  } catch {
    return null;
  }
  return {
    release: () => {
      rmSync(path, { force: true });
    },
  };
};
