/** @file The page that a person takes along: number, PIN, how to check and withdraw, and who helps. Nothing of any file. */
import { encodeQR } from "qr";
import type { CaseKeys } from "../../shared/model/case.ts";
import { findHelplines, type Helpline } from "../../shared/helplines/directory.ts";
import { element, page, type Markup } from "./page.ts";
import { sheetWords, type SheetWords } from "./words.ts";

export interface Sheet {
  readonly keys: CaseKeys;
  readonly bank: { readonly name: string; readonly host: string };
  /** The day the case was made, YYYY-MM-DD. */
  readonly madeOn: string;
  /** Whose helplines to name, as an ISO code; null for those of the whole world. */
  readonly country: string | null;
}

/** One page of A4 or Letter: more than this many would not fit. */
const HELPLINES = 5;

const style = `
@page { margin: 16mm }
body { font: 11pt/1.4 "Atkinson Hyperlegible Next", "Noto Sans", system-ui, sans-serif; color: #111; background: #fff; max-width: 178mm; margin: 0 auto }
h1 { font-size: 15pt; margin: 0 0 2mm } h2 { font-size: 11.5pt; margin: 4mm 0 1mm } p, ol, ul { margin: 1mm 0 } ol, ul { padding-inline-start: 6mm }
.keys { display: grid; grid-template-columns: auto 1fr 38mm; gap: 1mm 5mm; align-items: baseline; border: 0.4mm solid #111; border-radius: 2mm; padding: 4mm; margin: 3mm 0; break-inside: avoid }
.keys dt { grid-column: 1 } .keys dd { grid-column: 2; margin: 0 } .keys .large { font: 700 15pt/1.3 "Noto Sans Mono", ui-monospace, monospace; overflow-wrap: anywhere }
.keys figure { grid-column: 3; grid-row: 1 / span 4; margin: 0; align-self: start } .keys svg { width: 38mm; height: 38mm; display: block }
.small { font-size: 9pt } .help li { break-inside: avoid }
`.replaceAll("\n", " ");

/** What the QR code holds: readable by a person as it is, in case no program is at hand. */
export const sheetCodeText = ({ keys, bank }: Pick<Sheet, "keys" | "bank">): string =>
  [`Number: ${keys.caseNumber ?? "-"}`, `PIN: ${keys.pin}`, bank.host].join("\n");

/** A date within a sentence keeps its own order where the sentence is written from right to left (Unicode's isolates). */
const isolated = (text: string): string => `\u2066${text}\u2069`;

const helplineItem = ({ name, phone, hours, url, note }: Helpline): Markup =>
  element("li", [
    // Each in its own direction: a phone number must not be turned around in a page that is written from right to left.
    element("strong", [element("bdi", name)]),
    ...[phone, hours, url, note].filter((part) => part !== null).flatMap((part) => [element("span", " · "), element("bdi", part)]),
  ]);

const steps = (heading: string, items: readonly string[]): readonly Markup[] => [
  element("h2", heading),
  element("ol", items.map((step) => element("li", step))),
];

/**
 * The sheet as a whole HTML document, to be printed or saved as PDF. Its title says nothing of what it is for; it holds no label
 * and nothing of the files.
 */
export const handoverSheet = (sheet: Sheet, { language, direction, texts }: SheetWords = sheetWords("en")): string => {
  const { keys, bank, madeOn, country } = sheet;
  const found = findHelplines({ country: country ?? "001", age: "adult" });
  const helplines = found.slice(0, HELPLINES);
  const ofCountry = country !== null && helplines.some((entry) => entry.country === country);
  const read = helplines.map(({ sourcesRead }) => sourcesRead).sort()[0] ?? "";
  const code = encodeQR(sheetCodeText(sheet), "svg", { ecc: "medium" });
  const entry = (term: string, value: string, large = false): readonly Markup[] => [
    element("dt", term),
    element("dd", [element("bdi", value, large ? { class: "large", dir: "ltr" } : {})]),
  ];
  return page({ language, direction }, texts.title, style, [
    element("h1", texts.title),
    element("p", texts.keep),
    element(
      "dl",
      [
        ...entry(texts.number, keys.caseNumber ?? texts.noNumber, keys.caseNumber !== null),
        ...entry(texts.pin, keys.pin, true),
        ...entry(texts.made, madeOn),
        ...entry(texts.bank, `${bank.name} (${bank.host})`),
        element("figure", [{ markup: code }]),
      ],
      { class: "keys" },
    ),
    element("p", texts.code, { class: "small" }),
    ...steps(texts.check.heading, texts.check.steps),
    ...steps(texts.withdraw.heading, texts.withdraw.steps),
    element("p", texts.reach),
    element("p", texts.later),
    element("h2", ofCountry ? texts.help : texts.helpWorld),
    element("ul", helplines.map(helplineItem), { class: "help" }),
    element("p", texts.helpRead.replace("{date}", isolated(read)), { class: "small" }),
  ]);
};
