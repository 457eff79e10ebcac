import type { Engine, EngineOptions } from "./options.ts";

/** Makes an engine. Processes are started when there is work, not before. */
export const createEngine = (options: EngineOptions): Engine => {
  throw new Error(`not built yet ${typeof options.spawn}`);
};
