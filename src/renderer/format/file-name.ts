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

/** What fits, with the end kept: people tell files apart by their last digits and their ending. */
export const cutInTheMiddle = (name: string, length: number): string => {
  const letters = Array.from(name);
  if (letters.length <= length) return name;
  const end = Math.min(Math.ceil(length / 2), 14);
  return `${letters.slice(0, length - end - 1).join("")}…${letters.slice(-end).join("")}`;
};
