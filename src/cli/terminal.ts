/** @file Text on a terminal: nothing a file name holds may move the cursor, change colours or fake a line. */

/** Replaces control, formatting and direction characters by visible escapes. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
  });

const units = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** A size as people say it. */
export const sizeText = (size: number): string => {
  const power = Math.min(units.length - 1, size < 1_000 ? 0 : Math.floor(Math.log10(size) / 3));
  const value = size / 1_000 ** power;
  return `${power === 0 ? value.toFixed(0) : value.toFixed(1)} ${units[power] ?? ""}`;
};

/** A length of time in milliseconds as people say it. */
export const timeText = (time: number): string => {
  const seconds = Math.round(time / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

const BAR = 24;

/** One line that is drawn over again, on a terminal only. */
export const progressLine = (stream: NodeJS.WriteStream): { readonly show: (part: number, text: string) => void; readonly clear: () => void } => ({
  show: (part, text) => {
    if (!stream.isTTY) return;
    const filled = Math.round(Math.min(1, Math.max(0, part)) * BAR);
    stream.write(`\r\u001b[2K[${"#".repeat(filled)}${"-".repeat(BAR - filled)}] ${text}`);
  },
  clear: () => {
    if (stream.isTTY) stream.write("\r\u001b[2K");
  },
});
