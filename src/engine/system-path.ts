/**
 * @file Paths as text that loses nothing. Linux lets a name be any bytes; those that are no UTF-8 are carried as lone
 * surrogates (U+DC80 to U+DCFF), as Python does it, and turned back into bytes where the system is called.
 */
const ESCAPE = 0xdc00;
const escaped = /[\udc80-\udcff]/u;
const strict = new TextDecoder("utf-8", { fatal: true });

const sequenceLength = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

/** Text for a name as the system gave it. */
export const textOfName = (name: Buffer): string => {
  const plain = name.toString("utf8");
  if (!plain.includes("\ufffd") || Buffer.from(plain).equals(name)) return plain;
  let text = "";
  for (let at = 0; at < name.length; ) {
    const lead = name[at] ?? 0;
    const length = sequenceLength(lead);
    try {
      text += strict.decode(name.subarray(at, at + length));
      at += length;
    } catch {
      text += String.fromCharCode(ESCAPE + lead);
      at += 1;
    }
  }
  return text;
};

/** What to hand to the system for a path: the text itself, or bytes when a name in it is no UTF-8. */
export const systemPath = (path: string): string | Buffer => {
  if (process.platform === "win32" || !escaped.test(path)) return path;
  return Buffer.concat(
    Array.from(path, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code >= ESCAPE + 0x80 && code <= ESCAPE + 0xff ? Buffer.of(code - ESCAPE) : Buffer.from(character);
    }),
  );
};
