/** @file Starts the bank that is measured, and reads its memory from its own metrics. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export interface UnderTest {
  readonly address: string;
  /** Resident memory of the bank's process, in bytes. */
  readonly resident: () => Promise<number>;
  readonly end: () => Promise<void>;
}

const started = z.object({ address: z.string(), metricsAddress: z.string() });

export const startUnderTest = async (environment: Readonly<Record<string, string>>): Promise<UnderTest> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL("bank-under-test.ts", import.meta.url))], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { address, metricsAddress } = await new Promise<z.infer<typeof started>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => resolve(started.parse(JSON.parse(line))));
    child.once("exit", () => reject(new Error("the bank did not start")));
  });
  return {
    address,
    resident: async () => {
      const text = await (await fetch(`${metricsAddress}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
    },
    end: async () => {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
};
