/** Bits that are set in a hash of the given hex digits. */
const bitsSet = (hex: string): number => {
  let count = 0;
  for (const digit of hex) for (let rest = Number.parseInt(digit, 16); rest > 0; rest >>= 1) count += rest & 1;
  return count;
};

/**
 * Whether a hash in hex can't come from a real picture or file: nearly all bits alike, or one short pattern over and over.
 * PDQ sets a bit where a coefficient is above the median, so about half of them are; such values have reached real banks
 * (ThreatExchange issue 1609: a hash of zeros) and would match what nobody meant.
 */
export const isDegenerate = (hex: string): boolean => {
  const bits = hex.length * 4;
  const set = bitsSet(hex);
  if (set * 8 < bits || set * 8 > bits * 7) return true;
  return [1, 2, 4, 8].some((length) => hex === hex.slice(0, length).repeat(hex.length / length));
};
