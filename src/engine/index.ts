/** @file The engine's public face: files in, fingerprints out, offline. */
export { forkIsolated, strippedEnvironment } from "./child-process.ts";
export { createEngine } from "./engine.ts";
export type { IsolatedProcess, SpawnIsolated } from "./isolated-process.ts";
export type {
  Engine,
  EngineOptions,
  ItemRecord,
  ScanRequest,
  ScanRun,
  SkippedRecord,
  Strip,
  Thumbnail,
} from "./options.ts";
export { lostJournal, openJournal, type BegunScan, type Journal, type JournalKey } from "./journal.ts";
