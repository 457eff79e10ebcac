/** @file What can be undone and done again, of whatever kind. It ends somewhere: what is older than that is forgotten. */

const REMEMBERED = 100;

export interface History<Value> {
  /** The newest last. */
  readonly past: readonly Value[];
  /** What was undone, the next to be done again last. */
  readonly future: readonly Value[];
}

export const noHistory: History<never> = { past: [], future: [] };

/** A new step was made: from here there is nothing to do again. */
export const stepped = <Value>({ past }: History<Value>, before: Value): History<Value> => ({
  past: [...past.slice(1 - REMEMBERED), before],
  future: [],
});

export interface Moved<Value> {
  readonly history: History<Value>;
  readonly value: Value;
}

export const undone = <Value>({ past, future }: History<Value>, now: Value): Moved<Value> | null => {
  const value = past.at(-1);
  return value === undefined ? null : { value, history: { past: past.slice(0, -1), future: [...future, now] } };
};

export const redone = <Value>({ past, future }: History<Value>, now: Value): Moved<Value> | null => {
  const value = future.at(-1);
  return value === undefined ? null : { value, history: { past: [...past, now], future: future.slice(0, -1) } };
};

/** Every remembered value changed, such as when something must never come back. */
export const rewritten = <Value>({ past, future }: History<Value>, change: (value: Value) => Value): History<Value> => ({
  past: past.map(change),
  future: future.map(change),
});
