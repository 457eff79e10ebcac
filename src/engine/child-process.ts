/** @file Isolated processes as Node makes them: for the command line and the tests. Electron's adapter is src/main's. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { SpawnIsolated } from "./isolated-process.ts";

/** Variables a decoder may need to run at all; everything else, secrets included, stays outside. */
const passedOn = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "FFMPEG_BIN"] as const;

/** The environment of an isolated process: no more than the system's own needs. */
export const strippedEnvironment = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const sources = fileURLToPath(new URL("worker/index.ts", import.meta.url));

/**
 * Starts `entry` (the worker's source, unless a built file is named) with `child_process.fork`. Its output is thrown away:
 * decoders write whatever a hostile file makes them write.
 */
export const forkIsolated =
  (entry: string = sources): SpawnIsolated =>
  () => {
    const child = fork(entry, [], {
      env: strippedEnvironment(process.env),
      execArgv: ["--max-old-space-size=1024"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let ended = false;
    const exitListeners: (() => void)[] = [];
    const end = (): void => {
      if (ended) return;
      ended = true;
      for (const listener of exitListeners) listener();
    };
    child.once("exit", end);
    child.once("error", end);
    return {
      pid: child.pid,
      send: (message) => {
        // The channel may close between the check and the write; the exit tells of it.
        if (!ended && child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => void child.on("message", listener),
      onExit: (listener) => {
        if (ended) queueMicrotask(listener);
        else exitListeners.push(listener);
      },
      kill: (signal = "SIGTERM") => void child.kill(signal),
    };
  };
