/** @file Everything that can happen to the window's state. What does not fit where the person is now changes nothing. */
import type { CaseId } from "../../shared/model/brand.ts";
import { assertNever } from "../../shared/model/assert-never.ts";
import type { CaseKeys, CaseSummary, Draft } from "../../shared/model/case.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import type { ScanAge, ScanProgress } from "../../shared/model/scan.ts";
import type { HelplineQuestion } from "../../shared/helplines/directory.ts";
import type { Grant } from "../../shared/contract/files.ts";
import type { Place } from "../../shared/contract/spaces.ts";
import type { Aside, HelpAside } from "./aside.ts";
import type { Ending } from "./ending.ts";
import { helpForAfter, overAfter } from "./over.ts";
import { none, type Selection } from "./selection.ts";
import type { AgeAnswer, SendingPhase, Step, Wishes } from "./step.ts";

/** Whom help was asked for last, so that every screen of help answers for the same person. */
export interface HelpFor {
  /** Null until one is chosen. */
  readonly country: string | null;
  readonly age: HelplineQuestion["age"];
}

export interface State {
  readonly step: Step;
  /** Lies over the step; null when the step itself is shown. */
  readonly aside: Aside | null;
  /** Screens beside the path that help was opened over, the lowest first. They come back when it is closed. */
  readonly under: readonly Aside[];
  readonly helpFor: HelpFor;
  /** The case that what is on the path will be added to; null for a new one. */
  readonly adding: CaseId | null;
  /** A sending that stopped and was left for later: while the program is open it can go on where it stopped. */
  readonly stranded: Extract<Step, { readonly at: "sending" }> | null;
  /** From the last known state; null until the list was read once. */
  readonly cases: readonly CaseSummary[] | null;
  /** Who is being asked about a case right now. */
  readonly asking: string | null;
  /** Whether anything has left this computer since the program was opened. */
  readonly hasConnected: boolean;
  /** Where cases are kept: by this computer's login, in a client's space, or nowhere. */
  readonly place: Place;
  /** Counts the places entered and left. Nothing of one turn is shown in the next. */
  readonly turn: number;
}

export type Action =
  | { readonly type: "cases-listed"; readonly cases: readonly CaseSummary[] }
  | { readonly type: "went"; readonly to: "welcome" | "cases" | "age" }
  | { readonly type: "case-opened"; readonly case: CaseId }
  | { readonly type: "adding-began"; readonly case: CaseId }
  | { readonly type: "sending-resumed" }
  | { readonly type: "watched-answered" }
  | { readonly type: "age-answered"; readonly answer: AgeAnswer }
  | { readonly type: "granted"; readonly grants: readonly Grant[] }
  | { readonly type: "grant-taken-back"; readonly grant: Grant["id"] }
  | { readonly type: "scan-started"; readonly scan: ScanProgress }
  /** What the program was closed in the middle of goes on, with the people's ages answered anew. */
  | { readonly type: "carried-on"; readonly age: ScanAge; readonly grants: readonly Grant[]; readonly scan: ScanProgress }
  | { readonly type: "scan-progressed"; readonly scan: ScanProgress }
  | { readonly type: "scan-forgotten" }
  | { readonly type: "review-opened" }
  | { readonly type: "selected"; readonly selection: Selection }
  | { readonly type: "review-finished"; readonly label: string }
  | { readonly type: "wishes-changed"; readonly wishes: Wishes }
  | { readonly type: "drafted"; readonly draft: Draft }
  | { readonly type: "draft-discarded" }
  | { readonly type: "send-pressed" }
  | { readonly type: "sending-progressed"; readonly draft: Draft["id"]; readonly state: SendingPhase; readonly delivered: number; readonly total: number }
  | { readonly type: "send-failed"; readonly code: ErrorCode }
  | { readonly type: "sent"; readonly summary: CaseSummary; readonly keys: CaseKeys }
  | { readonly type: "asking"; readonly host: string | null }
  | { readonly type: "case-changed"; readonly summary: CaseSummary }
  | { readonly type: "case-forgotten"; readonly case: CaseId }
  | { readonly type: "aside-opened"; readonly aside: Aside }
  | { readonly type: "aside-closed" }
  | { readonly type: "help-opened"; readonly aside: HelpAside; readonly age?: HelpFor["age"] }
  /** Out of all of help at once, to what it was opened over. */
  | { readonly type: "help-left" }
  | { readonly type: "help-for-chosen"; readonly helpFor: Partial<HelpFor> }
  | { readonly type: "went-back" }
  /** `isNew`: there is nothing in it yet, so the path begins. */
  | { readonly type: "place-entered"; readonly place: Place; readonly isNew: boolean }
  | { readonly type: "place-renamed"; readonly place: Place }
  | { readonly type: "place-left"; readonly ending: Ending };

/** The list of cases as the program starts: known, hidden in a keychain that is shut, or not known yet. */
export type CasesAtStart =
  | {
      readonly kind: "known";
      readonly cases: readonly CaseSummary[];
      /** Whether the list holds anything else: cases of other services, or entries that can't be read. */
      readonly others?: boolean;
    }
  | { readonly kind: "shut" | "unknown" };

/** Cases there are, or may be behind a locked keychain, open the list; otherwise the person is new. */
export const startingState = (start: CasesAtStart): State => ({
  step: { at: start.kind === "shut" || (start.kind === "known" && (start.cases.length > 0 || start.others === true)) ? "cases" : "watched" },
  aside: null,
  under: [],
  helpFor: { country: null, age: "any" },
  adding: null,
  stranded: null,
  cases: start.kind === "known" ? start.cases : null,
  asking: null,
  hasConnected: false,
  place: { kind: "personal" },
  turn: 0,
});

const withCase = (cases: State["cases"], summary: CaseSummary): readonly CaseSummary[] => {
  const others = cases ?? [];
  return others.some(({ id }) => id === summary.id)
    ? others.map((known) => (known.id === summary.id ? summary : known))
    : [summary, ...others];
};

/** Whether a sending stopped before anything left, such as at a locked keychain: then where the case is kept can still be changed. */
export const canBeTakenBack = ({ problem, hasLeft }: Extract<Step, { readonly at: "sending" }>): boolean => problem !== null && !hasLeft;

/** One step back. Screens that must first ask or undo something do that before they say so. */
const back = (step: Step): Step => {
  switch (step.at) {
    case "age":
      return { at: "welcome" };
    case "stopped":
    case "choose":
      return { at: "age" };
    case "review":
      return { at: "choose", age: step.age, grants: step.grants };
    case "keep": {
      const { age, grants, scan, selection } = step;
      return { at: "review", age, grants, scan, selection };
    }
    case "confirm": {
      const { age, grants, scan, selection, wishes } = step;
      return { at: "keep", age, grants, scan, selection, wishes };
    }
    case "sending":
      return canBeTakenBack(step) ? { at: "keep", ...step.from } : step;
    case "case":
      return { at: "cases" };
    case "watched":
    case "welcome":
    case "scanning":
    case "done":
    case "closed":
    case "cases":
      return step;
  }
};

/** Whether a case had arrived whole before: only then is what follows an addition, and not the rest of it. */
const isWhole = (cases: State["cases"], id: CaseId | null): boolean => cases?.find((known) => known.id === id)?.sending === "confirmed";

const stepAfter = ({ step, adding, stranded, cases }: State, action: Action): Step => {
  switch (action.type) {
    case "went":
      return { at: action.to };
    case "case-opened":
      return { at: "case", case: action.case };
    case "adding-began":
      return { at: "age" };
    case "sending-resumed":
      return stranded === null ? step : { ...stranded, phase: "saving", problem: null };
    case "watched-answered":
      return step.at === "watched" ? { at: "welcome" } : step;
    case "age-answered":
      return action.answer === "everyone-adult" || action.answer === "sorted-in-review"
        ? { at: "choose", age: action.answer, grants: [] }
        : { at: "stopped", answer: action.answer };
    case "granted": {
      if (step.at !== "choose") return step;
      const known = new Set(step.grants.map(({ id }) => id));
      return { ...step, grants: [...step.grants, ...action.grants.filter(({ id }) => !known.has(id))] };
    }
    case "grant-taken-back":
      return step.at === "choose" ? { ...step, grants: step.grants.filter(({ id }) => id !== action.grant) } : step;
    case "scan-started":
      return step.at === "choose" ? { at: "scanning", age: step.age, grants: step.grants, scan: action.scan } : step;
    case "carried-on":
      return { at: "scanning", age: action.age, grants: action.grants, scan: action.scan };
    case "scan-progressed":
      // Files that were left out can be tried again, and then the scan goes on below whatever comes after it.
      return "scan" in step && step.scan.scan === action.scan.scan && step.scan.told <= action.scan.told ? { ...step, scan: action.scan } : step;
    case "scan-forgotten":
      return step.at === "scanning" || step.at === "review" ? { at: "choose", age: step.age, grants: step.grants } : step;
    case "review-opened":
      return step.at === "scanning" ? { at: "review", age: step.age, grants: step.grants, scan: step.scan, selection: none } : step;
    case "selected":
      return step.at === "review" ? { ...step, selection: action.selection } : step;
    case "review-finished": {
      if (step.at !== "review") return step;
      const wishes: Wishes = { label: action.label, keeping: "keychain", ownPin: null, assisted: false };
      return { ...step, at: "keep", wishes };
    }
    case "wishes-changed":
      return step.at === "keep" ? { ...step, wishes: action.wishes } : step;
    case "drafted":
      return step.at === "keep" ? { ...step, at: "confirm", draft: action.draft } : step;
    case "draft-discarded":
      return step.at === "confirm" ? back(step) : step;
    case "send-pressed": {
      if (step.at === "sending") return { ...step, phase: "saving", problem: null };
      if (step.at !== "confirm") return step;
      const { age, grants, scan, selection, wishes, draft } = step;
      const from = { age, grants, scan, selection, wishes };
      return { at: "sending", draft, phase: "saving", delivered: 0, total: draft.counts.fingerprints, problem: null, adding, hasLeft: false, from };
    }
    case "sending-progressed":
      return step.at === "sending" && step.draft.id === action.draft
        ? { ...step, phase: action.state, delivered: action.delivered, total: action.total, hasLeft: step.hasLeft || action.state !== "saving" }
        : step;
    case "send-failed":
      return step.at === "sending" ? { ...step, problem: action.code } : step;
    case "sent":
      return { at: "done", summary: action.summary, keys: action.keys, added: step.at === "sending" && isWhole(cases, step.adding) };
    case "case-forgotten":
      return step.at === "case" && step.case === action.case ? { at: "cases" } : step;
    case "went-back":
      return step.at === "age" && adding !== null ? { at: "case", case: adding } : back(step);
    case "place-entered":
      return { at: action.isNew ? "welcome" : "cases" };
    case "place-left":
      return { at: "closed", ending: action.ending };
    case "place-renamed":
    case "aside-opened":
    case "aside-closed":
    case "help-opened":
    case "help-left":
    case "help-for-chosen":
    case "cases-listed":
    case "asking":
    case "case-changed":
      return step;
    default:
      return assertNever(action);
  }
};

const casesAfter = (cases: State["cases"], action: Action): State["cases"] => {
  if (action.type === "cases-listed") return action.cases;
  if (action.type === "sent" || action.type === "case-changed") return withCase(cases, action.summary);
  if (action.type === "case-forgotten") return (cases ?? []).filter(({ id }) => id !== action.case);
  return cases;
};

const addingAfter = ({ step, adding }: State, action: Action): State["adding"] => {
  if (action.type === "adding-began") return action.case;
  const isLeft = action.type === "went" || action.type === "case-opened" || action.type === "sent" || (action.type === "went-back" && step.at === "age");
  return isLeft ? null : adding;
};

const strandedAfter = ({ step, stranded }: State, action: Action): State["stranded"] => {
  if (action.type === "went" && step.at === "sending" && step.problem !== null) return step;
  return action.type === "sending-resumed" || action.type === "send-pressed" ? null : stranded;
};

/** Whether something reaches out with this. Saving a case before it is sent happens on this computer. */
const reachesOut = (action: Action): boolean =>
  (action.type === "asking" && action.host !== null) || (action.type === "sending-progressed" && action.state !== "saving");

const within = (state: State, action: Action): State => ({
  ...state,
  step: stepAfter(state, action),
  ...overAfter(state, action),
  helpFor: helpForAfter(state.helpFor, action),
  adding: addingAfter(state, action),
  stranded: strandedAfter(state, action),
  cases: casesAfter(state.cases, action),
  asking: action.type === "asking" ? action.host : state.asking,
  hasConnected: state.hasConnected || reachesOut(action),
  place: action.type === "place-renamed" ? action.place : state.place,
});

/** Everything but what stays true of this computer is forgotten with the place it belonged to. */
export const reduce = (state: State, action: Action): State =>
  action.type === "place-entered" || action.type === "place-left"
    ? {
        ...startingState({ kind: "unknown" }),
        step: stepAfter(state, action),
        hasConnected: state.hasConnected,
        place: action.type === "place-entered" ? action.place : { kind: "personal" },
        turn: state.turn + 1,
      }
    : within(state, action);

/** What was asked in a place that has been left since, such as a sending that a lock cut off, does not show in the next one. */
export const hear = (state: State, { turn, action }: { readonly turn: number; readonly action: Action }): State =>
  turn === state.turn ? reduce(state, action) : state;
