import type { Cases } from "../../cases/index.ts";
import type { Outcome, OwnprintHandlers } from "../../shared/contract/index.ts";

/**
 * Entering or leaving a space or a visit also forgets what was chosen and scanned: no path and no fingerprint of one client
 * is there for the next, whatever the window asks for.
 */
export const spacesHandlers = (spaces: Cases["spaces"], forgetFiles: () => void): OwnprintHandlers["spaces"] => {
  const moving =
    <Args extends readonly unknown[], Value>(act: (...args: Args) => Promise<Outcome<Value>>) =>
    async (...args: Args): Promise<Outcome<Value>> => {
      const outcome = await act(...args);
      if (outcome.ok) forgetFiles();
      return outcome;
    };
  return {
    ...spaces,
    create: moving(spaces.create),
    open: moving(spaces.open),
    lock: moving(spaces.lock),
    erase: moving(spaces.erase),
    visit: moving(spaces.visit),
  };
};
