/** @file The environment variables a bank is told by; docs/bank.md lists them. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { defaultOptions, type BankOptions } from "./options.ts";

const variables = z.object({
  BANK_HOST: z.string().min(1).default("127.0.0.1"),
  BANK_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  BANK_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  BANK_DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  BANK_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  BANK_PEPPER: z.string().min(16).optional(),
  BANK_PEPPER_FILE: z.string().min(1).optional(),
  BANK_NAME: z.string().min(1).max(100).optional(),
  BANK_RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  BANK_CASES_PER_ADDRESS: z.coerce.number().int().min(1).optional(),
  BANK_FINGERPRINTS_PER_CASE: z.coerce.number().int().min(1).max(1_000_000).optional(),
  BANK_POLICY_FILE: z.string().min(1).optional(),
  BANK_BEHIND_PROXY: z.enum(["0", "1"]).default("0"),
  BANK_LOG: z.enum(["silent", "warn", "info"]).default("warn"),
});

/** A setting that can't be used, in words for whoever runs the bank. */
export class BadSetting extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BadSetting";
  }
}

const policyFile = z.object({ version: z.string().min(1).max(40), text: z.string().min(1).max(20_000) });

/** The policy that people agree to, from a JSON file with `version` and `text`. */
const readPolicy = (path: string): BankOptions["policy"] => {
  try {
    return policyFile.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new BadSetting("BANK_POLICY_FILE must be a JSON file with a version of at most 40 characters and a text of at most 20,000.");
  }
};

const readPepper = (path: string): string => {
  try {
    return z.string().min(16).parse(readFileSync(path, "utf8").trim());
  } catch {
    throw new BadSetting("BANK_PEPPER_FILE must be a readable file with a secret of at least 16 characters.");
  }
};

/**
 * The options that the environment asks for. Throws {@link BadSetting}: a bank that keeps its cases must be given the pepper
 * that goes with them, or every PIN would be wrong after a restart.
 */
export const optionsFrom = (environment: Readonly<Record<string, string | undefined>>): BankOptions => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = variables.safeParse(given);
  if (!read.success) {
    const names = read.error.issues.map((issue) => issue.path.join("."));
    throw new BadSetting(`These settings can't be used: ${[...new Set(names)].join(", ")}. docs/bank.md says what they may be.`);
  }
  const settings = read.data;
  const keeps = settings.DATABASE_URL !== undefined || settings.BANK_DATA_DIR !== undefined;
  const pepper = settings.BANK_PEPPER_FILE === undefined ? settings.BANK_PEPPER : readPepper(settings.BANK_PEPPER_FILE);
  if (keeps && pepper === undefined) {
    throw new BadSetting(
      "BANK_PEPPER is missing. A bank that keeps its cases needs the same secret of at least 16 characters at every start, for example from `openssl rand -hex 32`.",
    );
  }
  const defaults = defaultOptions();
  return {
    ...defaults,
    host: settings.BANK_HOST,
    port: settings.BANK_PORT,
    metricsPort: settings.BANK_METRICS_PORT ?? null,
    database:
      settings.DATABASE_URL !== undefined
        ? { kind: "postgres", url: settings.DATABASE_URL, connections: settings.BANK_DATABASE_CONNECTIONS }
        : { kind: "pglite", folder: settings.BANK_DATA_DIR ?? null },
    pepper: pepper ?? defaults.pepper,
    name: settings.BANK_NAME ?? defaults.name,
    retentionDays: settings.BANK_RETENTION_DAYS ?? defaults.retentionDays,
    limits: {
      ...defaults.limits,
      casesPerAddress: settings.BANK_CASES_PER_ADDRESS ?? defaults.limits.casesPerAddress,
      fingerprintsPerCase: settings.BANK_FINGERPRINTS_PER_CASE ?? defaults.limits.fingerprintsPerCase,
    },
    policy: settings.BANK_POLICY_FILE === undefined ? defaults.policy : readPolicy(settings.BANK_POLICY_FILE),
    behindProxy: settings.BANK_BEHIND_PROXY === "1",
    log: settings.BANK_LOG,
  };
};
