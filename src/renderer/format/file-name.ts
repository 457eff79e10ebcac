/**
 * @file File names are somebody else's text: they may turn the reading direction, hide characters or run on for ever. What is
 * shown says what is there.
 */

/** Controls, direction marks and other characters without a shape of their own. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

/** Joiners that scripts need inside a word. */
const needed = new Set(["\u200c", "\u200d"]);

/** Every unseen character as its code point, such as ⟨U+202E⟩. */
export const showUnseen = (name: string): string =>
  name.replace(unseen, (character) =>
    needed.has(character) ? character : `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );

/** A name no longer than this is left in one piece. */
const SHORT = 22;

/** The part that may be cut short, and the end that must stay: people tell files apart by their last digits and their ending. */
export const splitForCutting = (name: string): readonly [head: string, tail: string] => {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name)].map(({ segment }) => segment);
  return letters.length <= SHORT ? [name, ""] : [letters.slice(0, -10).join(""), letters.slice(-10).join("")];
};
