/** Common beginnings of a keyboard and of lists of leaked passwords, with anything or nothing after them. */
const worn = ["password", "passwort", "qwert", "asdf", "letmein", "iloveyou", "abc123", "admin", "welcome", "secret", "stopncii", "ownprint"];

/** The keys of a number pad, walked as people walk them. */
const walks = ["0123456789012345", "9876543210987654", "147258369", "159753", "741852963", "1470258369", "2580"];

const isRun = (codes: readonly number[]) =>
  [0, 1, -1, 2, -2].some((step) => codes.every((code, index) => index === 0 || code - (codes[index - 1] ?? 0) === step));

const repeatsItself = (text: string) =>
  [1, 2, 3, 4].some((length) => length * 2 <= text.length && text === text.slice(0, length).repeat(text.length).slice(0, text.length));

const isDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** A day of living memory, in any of the orders in which people write one: who knows the person tries birthdays first. */
const isDate = (text: string) => {
  if (/^\d{8}$/.test(text)) {
    const at = (from: number, to: number) => Number(text.slice(from, to));
    const living = (year: number) => year >= 1900 && year <= 2099;
    return (
      (living(at(0, 4)) && isDay(at(0, 4), at(4, 6), at(6, 8))) ||
      (living(at(4, 8)) && (isDay(at(4, 8), at(2, 4), at(0, 2)) || isDay(at(4, 8), at(0, 2), at(2, 4))))
    );
  }
  if (/^\d{6}$/.test(text)) {
    const [a, b, c] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6))];
    return isDay(2000 + c, b, a) || isDay(2000 + c, a, b) || isDay(2000 + a, b, c);
  }
  return false;
};

/** Whether somebody who guesses would try this PIN early: runs, repeats, walks over the keys, dates, worn words. */
export const isObvious = (pin: string): boolean => {
  const text = pin.toLowerCase();
  const characters = Array.from(text);
  return (
    new Set(characters).size < 3 ||
    isRun(characters.map((character) => character.codePointAt(0) ?? 0)) ||
    repeatsItself(text) ||
    walks.some((walk) => walk.includes(text)) ||
    isDate(text) ||
    worn.some((word) => text.startsWith(word) || text.endsWith(word))
  );
};
