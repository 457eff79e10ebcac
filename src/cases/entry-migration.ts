/** @file How entries written by older versions of the program become today's. A step is added, never changed. */
type Fields = Readonly<Record<string, unknown>>;
type Step = (older: Fields) => Fields;

/** Steps by the version they start from; each yields the next version. */
const steps: ReadonlyMap<number, Step> = new Map<number, Step>([
  // Version 1 knew neither adding to a case nor withdrawing it.
  [1, (older) => ({ ...older, round: 1, withdrawal: null })],
]);

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Leads an entry of any known older version to version `target`. What is newer, unknown or no entry at all comes back
 * untouched, for the parser to refuse.
 */
export const migrate = (entry: unknown, target: number, known: ReadonlyMap<number, Step> = steps): unknown => {
  let current = entry;
  while (isFields(current) && typeof current["v"] === "number" && current["v"] < target) {
    const from = current["v"];
    const step = known.get(from);
    if (step === undefined) return current;
    current = { ...step(current), v: from + 1 };
  }
  return current;
};
