/** @file Measuring in one run, so that figures can be set against each other, and printing them. */

/** Milliseconds of each of `runs` repetitions, sorted. */
export const timed = async (runs: number, work: () => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
};

export const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;

/**
 * Runs several pieces of work by turns, so that whatever else the machine does falls on all of them alike. Gives the median of
 * each in milliseconds.
 */
export const byTurns = async <Name extends string>(
  runs: number,
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Readonly<Record<Name, number>>> => {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (const name of names) await works[name]();
  for (let i = 0; i < runs; i += 1) {
    for (const name of names) times.get(name)?.push(...(await timed(1, works[name])));
  }
  return Object.fromEntries(names.map((name) => [name, median((times.get(name) ?? []).sort((a, b) => a - b))])) as Record<Name, number>;
};

export interface Row {
  readonly what: string;
  readonly value: string;
  /** The bound it has to keep, and whether it does. */
  readonly bound?: string;
  readonly holds?: boolean;
}

/** Prints a table in Markdown, as docs/performance.md holds it. */
export const printTable = (rows: readonly Row[]): void => {
  console.log("\n| what | measured | bound | |\n| --- | --- | --- | --- |");
  for (const { what, value, bound = "", holds } of rows) {
    console.log(`| ${what} | ${value} | ${bound} | ${holds === undefined ? "" : holds ? "kept" : "**not kept**"} |`);
  }
};

export const ms = (value: number): string => `${value.toFixed(1)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} x`;
