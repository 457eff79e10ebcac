/** @file One program at a time on a PGlite folder: two would write over each other's pages. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Thrown when another running program has the folder open. */
export class FolderInUse extends Error {
  constructor() {
    super("the data folder is open in another program");
    this.name = "FolderInUse";
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
};

const holderOf = (file: string): number | null => {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) && pid > 0 && isRunning(pid) ? pid : null;
  } catch {
    return null;
  }
};

/**
 * Takes a folder, making it if need be, and gives a function that lets go of it. What a program that was killed left behind
 * doesn't count. Throws {@link FolderInUse}.
 */
export const takeFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "in-use-by");
  if (holderOf(file) !== null) throw new FolderInUse();
  rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
  } catch {
    throw new FolderInUse();
  }
  return () => rmSync(file, { force: true });
};
