/** @file What a covered tile wears says nothing of its picture: it comes from a number drawn at this start and the tile's own. */

const [salt = 0] = crypto.getRandomValues(new Uint32Array(1));

/** Mixed twice, so that neighbours look nothing like each other. */
export const seedFor = (number: number): number => {
  let mixed = Math.imul(number ^ salt, 0x9e3779b1) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0;
  return (mixed ^ (mixed >>> 13)) >>> 0;
};
