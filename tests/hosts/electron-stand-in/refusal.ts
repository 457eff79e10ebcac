/**
 * @file The stand-in never pretends: whatever it does not have is refused by name, at the moment it is asked for. A silent
 * `undefined` would let a rule of the program go untested.
 */

/** Asked of any object by the language itself or by somebody who prints it; answering undefined is what a plain object does. */
const askedByTheLanguage = new Set(["then", "toJSON", "constructor", "prototype", "nodeType", "asymmetricMatch", "$$typeof"]);

const missing = (owner: string, member: string): Error =>
  new Error(`The stand-in for Electron has no ${owner}.${member}. Add it in tests/hosts/electron-stand-in, or do without it.`);

/**
 * Wraps what the stand-in provides so that every other member throws. The type is Electron's own; `provided` is checked
 * against it where it is made, with `satisfies`. Methods run on the object itself, which has private state.
 */
export const refusing = <T>(owner: string, provided: Partial<Record<keyof T, unknown>>): T => {
  const bound = new Map<string | symbol, { readonly from: unknown; readonly method: unknown }>();
  const bind = (member: string | symbol, value: unknown): unknown => {
    if (typeof value !== "function" || member === "constructor" || member === "prototype") return value;
    const known = bound.get(member);
    if (known?.from === value) return known.method;
    const method: unknown = value.bind(provided);
    bound.set(member, { from: value, method });
    return method;
  };
  return new Proxy(provided, {
    get: (target, member) => {
      if (typeof member === "symbol" || member in target || askedByTheLanguage.has(member)) return bind(member, Reflect.get(target, member));
      throw missing(owner, member);
    },
    set: (target, member, value) => {
      if (typeof member === "symbol" || member in target) return Reflect.set(target, member, value);
      throw missing(owner, member);
    },
  }) as unknown as T;
};

/** A whole module that does not exist here: it can be imported, as in Electron, but not used. */
// The caller says which part of Electron it is that is absent.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export const absent = <T>(owner: string): T => {
  const refuse = (): never => {
    throw missing(owner, "(call)");
  };
  return refusing<T>(owner, refuse as unknown as Partial<Record<keyof T, unknown>>);
};

/** Refuses options the stand-in would otherwise ignore without a word. */
export const refuseUnknown = (owner: string, given: object, known: readonly string[]): void => {
  for (const name of Object.keys(given)) if (!known.includes(name)) throw missing(owner, name);
};
