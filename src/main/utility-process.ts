/**
 * @file Isolated processes as Electron makes them: its adapter for the engine's port. They get an empty environment but for what
 * a system needs to start one, no arguments, and their output goes nowhere, because decoders quote file names in it.
 */
import { utilityProcess } from "electron";
import process from "node:process";
import type { IsolatedProcess, SpawnIsolated } from "../engine/index.ts";

/** Windows can't load its own libraries without SystemRoot; ffmpeg is found by FFMPEG_BIN or on the PATH. */
const passedOn = ["SystemRoot", "PATH", "FFMPEG_BIN"] as const;

const strippedEnvironment = (): Record<string, string> =>
  Object.fromEntries(passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

export const spawnUtilityProcess =
  (entry: string): SpawnIsolated =>
  (): IsolatedProcess => {
    // Neutral, because task lists show it.
    const child = utilityProcess.fork(entry, [], { env: strippedEnvironment(), stdio: "ignore", serviceName: "worker" });
    let ended = false;
    child.once("exit", () => {
      ended = true;
    });
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => {
        if (!ended) child.postMessage(message);
      },
      onMessage: (listener) => {
        child.on("message", listener);
      },
      onExit: (listener) => {
        child.once("exit", () => listener());
      },
      kill: (signal = "SIGTERM") => {
        if (signal === "SIGKILL" && child.pid !== undefined && !ended) {
          try {
            process.kill(child.pid, signal);
            return;
          } catch {
            // Gone in the meantime, or not ours to signal: Electron's own way is left.
          }
        }
        child.kill();
      },
    };
  };
