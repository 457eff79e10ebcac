/**
 * @file Chromium insists on a profile folder. The window's session is in memory, and the folder that Chromium still wants is
 * made afresh at every start, where the system keeps memory if it can (promise 4), and removed at the end. What a crash
 * left behind is removed at the next start.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const prefix = "op-";

/** Linux keeps these in memory; elsewhere the system's folder for temporary files has to do. */
const memoryFolders = (environment: NodeJS.ProcessEnv): readonly string[] =>
  process.platform === "linux" ? [environment["XDG_RUNTIME_DIR"] ?? "", "/dev/shm"].filter((folder) => folder !== "") : [];

/** True when a process with this number runs, whoever owns it. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

const removeLeftovers = (parent: string): void => {
  for (const name of readdirSync(parent)) {
    const pid = /^op-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
};

export interface Profile {
  readonly folder: string;
  readonly remove: () => void;
}

export const createProfile = (environment: NodeJS.ProcessEnv): Profile => {
  const parent = memoryFolders(environment).find((folder) => existsSync(folder)) ?? tmpdir();
  try {
    removeLeftovers(parent);
  } catch {
    // Somebody else's folder may be unreadable; ours will be made all the same.
  }
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};
