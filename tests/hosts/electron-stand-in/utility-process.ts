/** @file `utilityProcess` on Node's child processes, with structured clone in between and `process.parentPort` inside. */
import type { ForkOptions, UtilityProcess } from "electron";
import { fork, type IOType } from "node:child_process";
import process from "node:process";
import { KnownEvents } from "./emitter.ts";
import { refuseUnknown, refusing } from "./refusal.ts";

const parentPort = new URL("parent-port.ts", import.meta.url).href;
const running = new Set<{ readonly kill: () => void }>();

// No process of the program outlives it, as in Electron.
process.on("exit", () => {
  for (const child of running) child.kill();
});

const start = (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess => {
  refuseUnknown("utilityProcess.fork.options", options, ["env", "execArgv", "cwd", "stdio", "serviceName"]);
  const { env = process.env, execArgv = [], cwd, stdio = "inherit" } = options;
  const [, output, errors] = (Array.isArray(stdio) ? stdio : [stdio, stdio, stdio]) as readonly IOType[];
  const child = fork(modulePath, [...args], {
    env: env as NodeJS.ProcessEnv,
    execArgv: [...execArgv, "--import", parentPort],
    serialization: "advanced",
    // A utility process reads no input.
    stdio: ["ignore", output ?? "inherit", errors ?? "inherit", "ipc"],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const entry = { kill: () => child.kill("SIGKILL") };
  running.add(entry);
  const events = new KnownEvents("UtilityProcess", ["spawn", "exit", "message", "error"]);
  let ended = false;
  const end = (code: number): void => {
    if (ended) return;
    ended = true;
    running.delete(entry);
    events.emit("exit", code);
  };
  child.on("spawn", () => events.emit("spawn"));
  child.on("message", (message) => events.emit("message", message));
  child.on("exit", (code) => {
    end(code ?? 1);
  });
  child.on("error", () => {
    // What could not be started ends at once; a message that could not be delivered is noticed by its exit.
    if (child.pid === undefined) end(1);
  });
  Object.defineProperty(events, "pid", { get: () => (ended ? undefined : child.pid) });
  return refusing<UtilityProcess>(
    "UtilityProcess",
    Object.assign(events, {
      stdout: child.stdout,
      stderr: child.stderr,
      kill: () => !ended && child.kill(),
      postMessage: (message: unknown, transfer: readonly unknown[] = []) => {
        if (transfer.length > 0) throw new Error("The stand-in for Electron transfers no message ports.");
        if (!ended && child.connected) child.send(message as never);
      },
    }),
  );
};

export const utilityProcess = refusing<typeof Electron.UtilityProcess>("utilityProcess", { fork: start });
