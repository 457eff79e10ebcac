/** @file The bank as a program of its own, started and ended by a test. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface BankProcess {
  readonly address: string;
  readonly output: () => string;
  /** Sends a signal and waits for the end; gives the exit code, null when the signal ended it. */
  readonly end: (signal: "SIGTERM" | "SIGKILL") => Promise<number | null>;
}

const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));

export const startBankProcess = async (
  environment: Readonly<Record<string, string>>,
  program = entry,
): Promise<BankProcess> => {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      output += `${line}\n`;
      const match = /^Ownprint bank listening on (http:\/\/\S+)$/.exec(line);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once("exit", () => reject(new Error(`the bank did not start: ${output}`)));
  });
  return {
    address,
    output: () => output,
    end: async (signal) => {
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
};
