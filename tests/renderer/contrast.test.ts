/** @file The colours keep WCAG's contrast in every scheme, computed from the tokens themselves. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../src/renderer/design/tokens.css"), "utf8");

type Tokens = Readonly<Record<string, string>>;

const tokensOf = (block: string): Tokens => Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]));

const [light = {}, dark = {}, contrast = {}, contrastDark = {}] = css.split(":root {").slice(1).map(tokensOf);
const schemes: Readonly<Record<string, Tokens>> = {
  light,
  dark: { ...light, ...dark },
  "high contrast": { ...light, ...contrast },
  "dark high contrast": { ...light, ...dark, ...contrast, ...contrastDark },
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one: string, other: string): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

const text: readonly (readonly [string, string])[] = [
  ...["paper", "sheet", "sunken"].flatMap((ground) => [["ink", ground], ["ink-soft", ground]] as const),
  ["ink", "accent-wash"],
  ["ink-soft", "accent-wash"],
  ["ink", "amber-wash"],
  ["amber", "amber-wash"],
  ["amber", "paper"],
  ["amber", "sheet"],
  ["amber", "accent-wash"],
  ["accent", "paper"],
  ["accent", "sheet"],
  ["accent-strong", "accent-wash"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["red", "sheet"],
  ["on-red", "red"],
  ["paper", "ink"],
  ["paper", "ink-soft"],
];

const shapes: readonly (readonly [string, string])[] = [
  ["edge", "paper"],
  ["edge", "sheet"],
  ["edge", "ridge-ground"],
  ["accent", "paper"],
  ["accent", "accent-wash"],
  ["accent", "ridge-ground"],
  ["focus", "paper"],
  ["focus", "sheet"],
  ["focus", "ridge-ground"],
];

describe.each(Object.entries(schemes))("%s", (_name, tokens) => {
  const colour = (name: string): string => {
    const found = tokens[name];
    if (found === undefined) throw new Error(`no token --${name}`);
    return found;
  };
  test.each(text)("%s can be read on %s (4.5)", (front, ground) => {
    expect(ratio(colour(front), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(shapes)("%s can be told from %s (3)", (front, ground) => {
    expect(ratio(colour(front), colour(ground))).toBeGreaterThanOrEqual(3);
  });
  test("body text keeps 7", () => {
    for (const ground of ["paper", "sheet", "sunken"]) expect(ratio(colour("ink"), colour(ground))).toBeGreaterThanOrEqual(7);
  });
});
