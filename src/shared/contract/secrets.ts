import { z } from "zod";
import { command } from "./define.ts";

/** The keychain as it is now, by name, without fallback: `session` only after the person chose it. */
export const secretsStatus = z
  .object({
    using: z.enum(["keychain", "session"]),
    keychain: z.enum(["ready", "locked", "missing", "denied", "failed"]),
    /** The keychain's own name, such as "Secret Service" or "Windows Credential Manager". */
    name: z.string(),
  })
  .readonly();
export type SecretsStatus = z.infer<typeof secretsStatus>;

export const secrets = {
  status: command(z.undefined(), secretsStatus),
  /** Asks the keychain once more, which lets the system show its own unlock window. */
  tryAgain: command(z.undefined(), secretsStatus),
  /** The person chose to go on with this session's memory. */
  useSession: command(z.undefined(), secretsStatus),
} as const;
