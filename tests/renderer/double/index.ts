/** @file A program that is not there: answers as the contract says, in the page itself. Typed by the contract, so it can't drift. */
import { config } from "zod";
import { contract, failed, ok, type OwnprintApi, type Tree } from "../../../src/shared/contract/index.ts";
import { doubledCases } from "./cases.ts";
import { doubledFiles } from "./files.ts";
import { doubledHandover } from "./handover.ts";
import { ordinary, type Scenario } from "./scenario.ts";
import { doubledSpaces } from "./spaces.ts";

config({ jitless: true });

type CoverCause = "suspend" | "screen-lock" | "hidden";

declare global {
  interface Window {
    readonly ownprintScenario?: Partial<Scenario>;
    /** What a test looks at or sets off. */
    readonly ownprintDouble: { readonly opened: string[]; left: number; readonly cover: (why?: CoverCause) => void; readonly lockSpace: () => void };
  }
}

const scenario: Scenario = { ...ordinary, ...window.ownprintScenario };
const covers = new Set<(payload: { readonly why: CoverCause }) => void>();
const seen = { opened: [] as string[], left: 0, cover: (why: CoverCause = "hidden") => covers.forEach((listener) => listener({ why })), lockSpace: () => spaces.lockNow() };

/** Every command of the contract refuses and every event stays silent, until something below says otherwise. */
const refusing = Object.fromEntries(
  Object.entries(contract as Tree).map(([area, entries]) => [
    area,
    Object.fromEntries(
      Object.entries(entries).map(([name, { kind }]) => [name, kind === "event" ? () => () => undefined : () => Promise.resolve(failed("refused"))]),
    ),
  ]),
) as unknown as OwnprintApi<File>;

const files = doubledFiles(scenario);
const cases = doubledCases(scenario);
const spaces = doubledSpaces(scenario);

const double: OwnprintApi<File> = {
  ...refusing,
  files: { ...refusing.files, ...files.files },
  scan: { ...refusing.scan, ...files.scan },
  review: { ...refusing.review, ...files.review },
  sending: { ...refusing.sending, ...cases.sending },
  cases: { ...refusing.cases, ...cases.cases, list: spaces.ownOnly(cases.cases.list ?? refusing.cases.list) },
  secrets: { ...refusing.secrets, ...cases.secrets },
  handover: { ...refusing.handover, ...doubledHandover(scenario) },
  spaces: spaces.spaces,
  app: {
    ...refusing.app,
    about: () => Promise.resolve(ok({ version: "0.0.0", locale: scenario.locale, bank: scenario.bank })),
    leave: () => {
      seen.left += 1;
      return Promise.resolve(ok(undefined));
    },
    cover: (listener) => {
      covers.add(listener);
      return () => void covers.delete(listener);
    },
  },
  help: {
    ...refusing.help,
    open: ({ link }) => {
      seen.opened.push(link);
      return Promise.resolve(ok(undefined));
    },
    openHelpline: ({ helpline }) => {
      seen.opened.push(helpline);
      return Promise.resolve(ok(undefined));
    },
  },
};

Object.assign(window, { ownprint: double, ownprintDouble: seen });
