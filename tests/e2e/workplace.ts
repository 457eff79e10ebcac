/** @file What every spec needs around the program: a real bank behind a loopback proxy, a real folder, a real keychain. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBank, type Bank } from "../../bank/src/server.ts";
import { startFaultyProxy, type FaultyProxy } from "../fixtures/faulty-proxy.ts";
import { writeSampleFolder, type SampleFolder } from "../fixtures/pictures.ts";
import { keychainStore } from "../../src/cases/index.ts";
import { launchProgram, type LaunchOptions, type Program } from "../hosts/index.ts";
import { personAt, type Person } from "./person.ts";

export interface Workplace {
  readonly bank: Bank;
  /** The program talks to the bank through this, so that a spec sees every byte and can spoil an answer. */
  readonly proxy: FaultyProxy;
  readonly sample: SampleFolder;
  readonly start: (options?: LaunchOptions) => Promise<{ readonly program: Program; readonly person: Person }>;
  readonly close: () => Promise<void>;
}

/** What the spec before left in the keychain that was made for this run. Anybody's own keychain is left alone. */
const emptyKeychain = async (): Promise<void> => {
  if (process.env["OWNPRINT_TEST_KEYRING"] !== "1") return;
  const store = keychainStore();
  const entries = await store.entries();
  if (entries.ok) for (const name of entries.value.keys()) await store.remove(name);
};

export const openWorkplace = async (): Promise<Workplace> => {
  await emptyKeychain();
  const bank = await startBank();
  const proxy = await startFaultyProxy({ target: bank.address, plan: [] });
  const folder = await mkdtemp(join(tmpdir(), "pictures-"));
  const sample = await writeSampleFolder(folder);
  const programs: Program[] = [];
  return {
    bank,
    proxy,
    sample,
    start: async (options = {}) => {
      const program = await launchProgram({ ...options, env: { OWNPRINT_BANK: proxy.address, OWNPRINT_BANK_POLICY: "2026-11", ...options.env } });
      programs.push(program);
      await program.page.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
      return { program, person: personAt(program) };
    },
    close: async () => {
      for (const program of programs) await program.close();
      await proxy.close();
      await bank.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
