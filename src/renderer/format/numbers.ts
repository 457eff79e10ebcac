/** @file Sizes, times and dates in the language of the page. All by Intl, so that a new language needs no code. */

/** Making one of Intl's formatters costs a hundred times more than using it, and thousands of tiles need the same few. */
const made = new Map<string, unknown>();
const kept = <Formatter>(kind: string, make: () => Formatter): Formatter => {
  const known = made.get(kind);
  if (known !== undefined) return known as Formatter;
  const fresh = make();
  made.set(kind, fresh);
  return fresh;
};
const numbers = (language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(`number ${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options));
const dates = (language: string, dateStyle: "medium" | "long"): Intl.DateTimeFormat =>
  kept(`date ${language} ${dateStyle}`, () => new Intl.DateTimeFormat(language, { dateStyle }));

const KILO = 1_000;
const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size as people read it: 840 kB, 2.3 MB. In steps of 1,000, as file managers and shops do. */
export const formatBytes = (language: string, bytes: number): string => {
  let value = bytes;
  let step = 0;
  // From 999.5 on it would be rounded up to 1,000 of the smaller unit.
  while (value >= KILO - 0.5 && step < units.length - 1) {
    value /= KILO;
    step += 1;
  }
  const digits = step === 0 || value >= 100 ? 0 : 1;
  return numbers(language, {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: digits,
  }).format(value);
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const inUnit = (language: string, unit: "second" | "minute" | "hour", value: number): string =>
  numbers(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(value);

/** A length of time, no finer than it can be known: 40 seconds, 12 minutes, 3 hours 10 minutes. */
export const formatRemaining = (language: string, milliseconds: number): string => {
  if (milliseconds < MINUTE - 5 * SECOND) return inUnit(language, "second", Math.max(5, Math.ceil(milliseconds / SECOND / 5) * 5));
  const minutes = Math.ceil(milliseconds / MINUTE);
  if (minutes < 60) return inUnit(language, "minute", minutes);
  const tens = Math.ceil(minutes / 10) * 10;
  const parts = [inUnit(language, "hour", Math.floor(tens / 60)), ...(tens % 60 === 0 ? [] : [inUnit(language, "minute", tens % 60)])];
  return new Intl.ListFormat(language, { type: "unit", style: "long" }).format(parts);
};

/** A video's length as players show it: 0:07, 12:30, 1:02:03. */
export const formatDuration = (language: string, milliseconds: number): string => {
  const seconds = Math.round(milliseconds / SECOND);
  const whole = numbers(language, { useGrouping: false });
  const two = numbers(language, { useGrouping: false, minimumIntegerDigits: 2 });
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${whole.format(h)}:${two.format(m)}:${two.format(s)}` : `${whole.format(m)}:${two.format(s)}`;
};

export const formatNumber = (language: string, value: number): string => numbers(language, {}).format(value);

export const formatDay = (language: string, moment: number): string => dates(language, "medium").format(moment);

export const formatLongDay = (language: string, moment: number): string => dates(language, "long").format(moment);

/** How long ago something was, in the largest unit that fits; "now" within a minute. A clock that was set back reads as now. */
export const formatAgo = (language: string, moment: number, now: number): string => {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const age = Math.max(0, now - moment);
  if (age < MINUTE) return relative.format(0, "second");
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), "minute");
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), "hour");
  if (age < 30 * DAY) return relative.format(-Math.floor(age / DAY), "day");
  if (age < 365 * DAY) return relative.format(-Math.floor(age / (30 * DAY)), "month");
  return relative.format(-Math.floor(age / (365 * DAY)), "year");
};
