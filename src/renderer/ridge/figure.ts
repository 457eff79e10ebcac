/**
 * @file The program's own figure: a 16 x 16 field of rounded ridges, as a fingerprint, as woven cloth. It is drawn from a number
 * that has nothing to do with any picture.
 */

export const FIELD = 16;

/** From one ridge to the next, in cells. */
const SPACING = 1.75;

/** How often a ridge is interrupted within a cell, as in a real print. */
const GAPS = 0.055;

/** Small and fast (mulberry32): it has to look even, not to keep a secret. */
const generator = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** How many ridges lie between a corner of the field and its core, at each of the 17 x 17 corners, row by row. */
const heights = (next: () => number): readonly number[] => {
  const coreX = 3 + next() * 10;
  const coreY = 4 + next() * 9;
  const lean = (next() - 0.5) * 0.9;
  const squeeze = 0.6 + next() * 0.45;
  const start = next();
  const bend = 0.5 + next() * 1.1;
  const bendX = 0.2 + next() * 0.25;
  const bendY = 0.2 + next() * 0.25;
  const bendStart = next() * Math.PI * 2;
  return Array.from({ length: (FIELD + 1) ** 2 }, (_, index) => {
    const x = (index % (FIELD + 1)) - coreX;
    const y = Math.floor(index / (FIELD + 1)) - coreY;
    const distance = Math.hypot(x + lean * y, y * squeeze) + bend * Math.sin(x * bendX + y * bendY + bendStart);
    return distance / SPACING + start;
  });
};

/** Every place on the field as it is written: writing a number out costs more than finding it, and a grid draws thousands. */
const written = Array.from({ length: FIELD * 100 + 1 }, (_, hundredths) => String(hundredths / 100));

/** Two decimals are a hundredth of a cell. */
const place = (x: number, y: number): string => `${written[Math.round(x * 100)]} ${written[Math.round(y * 100)]}`;

/** Whether a cell lies within the print of a finger, a little narrower than it is high. */
const isInPrint = (x: number, y: number): boolean => ((x - 7.5) / 6.6) ** 2 + ((y - 7.5) / 8) ** 2 <= 1;

export interface FigureWish {
  /** `cloth` fills the square, `print` is the shape of a finger's print. */
  readonly shape: "cloth" | "print";
  /** How many rows are drawn, from the bottom. */
  readonly rows?: number;
}

/**
 * The ridges as one SVG path on a 16 x 16 view, to be stroked with round caps: in every cell the lines of equal distance from
 * the core (marching squares). With fewer rows the same figure shows progress.
 */
export const ridgePath = (seed: number, { shape, rows = FIELD }: FigureWish): string => {
  const next = generator(seed);
  const field = heights(next);
  const steps: string[] = [];
  for (let y = 0; y < FIELD; y += 1) {
    for (let x = 0; x < FIELD; x += 1) {
      // Drawn for every cell, so that progress shows ever more of one figure.
      const isGap = next() < GAPS;
      if (isGap || y < FIELD - rows || (shape === "print" && !isInPrint(x, y))) continue;
      const corner = y * (FIELD + 1) + x;
      const [a = 0, b = 0, c = 0, d = 0] = [field[corner], field[corner + 1], field[corner + FIELD + 2], field[corner + FIELD + 1]];
      for (let level = Math.ceil(Math.min(a, b, c, d)); level <= Math.max(a, b, c, d); level += 1) {
        // Where the level crosses each of the four edges; it crosses two of them, or all, or none.
        let from: string | null = null;
        const cross = (point: string): void => {
          if (from === null) from = point;
          else {
            steps.push(`M${from}L${point}`);
            from = null;
          }
        };
        if (a < level !== b < level) cross(place(x + (level - a) / (b - a), y));
        if (b < level !== c < level) cross(place(x + 1, y + (level - b) / (c - b)));
        if (c < level !== d < level) cross(place(x + 1 - (level - c) / (d - c), y + 1));
        if (d < level !== a < level) cross(place(x, y + 1 - (level - d) / (a - d)));
      }
    }
  }
  return steps.join("");
};
