/** Ends an exhaustive switch: a new member of the union fails to compile here, and throws if it ever arrives. */
export const assertNever = (value: never): never => {
  throw new TypeError(`Unexpected value of type ${typeof value}`);
};
