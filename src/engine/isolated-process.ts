/**
 * @file The port behind which decoders run. Electron's `utilityProcess` and Node's `child_process` both fit it; the
 * composition root chooses. Messages are copied as structured clones, so a `Uint8Array` arrives as one.
 */

/** One process that holds no secrets and whose every word is untrusted. */
export interface IsolatedProcess {
  readonly pid: number | undefined;
  /** Hands a message over; does nothing once the process has ended. */
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (untrusted: unknown) => void) => void;
  /** Called once, however the process ends, also when it could not be started. */
  readonly onExit: (listener: () => void) => void;
  /** `SIGTERM` asks the system to end it, `SIGKILL` leaves it no choice. Where only one way exists, both mean that one. */
  readonly kill: (signal?: "SIGTERM" | "SIGKILL") => void;
}

/** Starts the worker entry (src/engine/worker/index.ts, or the built worker.js) in a process of its own. */
export type SpawnIsolated = () => IsolatedProcess;
