/** @file PINs and case numbers in groups that can be read aloud. The gaps are drawn, not written: copying gives the plain text. */

/** Groups of four; a rest of one joins the group before, so that no character stands alone. */
export const groupsOf = (text: string): readonly string[] => {
  const letters = Array.from(text);
  if (letters.length <= 5) return [text];
  const sizes = Array.from({ length: Math.floor(letters.length / 4) }, () => 4);
  const rest = letters.length % 4;
  if (rest === 1) sizes[sizes.length - 1] = 5;
  else if (rest > 1) sizes.push(rest);
  let from = 0;
  return sizes.map((size) => {
    const group = letters.slice(from, from + size).join("");
    from += size;
    return group;
  });
};
