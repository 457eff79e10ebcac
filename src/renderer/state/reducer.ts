/** @file Everything that can happen to the window's state. What does not fit where the person is now changes nothing. */
import type { CaseId } from "../../shared/model/brand.ts";
import { assertNever } from "../../shared/model/assert-never.ts";
import type { CaseKeys, CaseSummary, Draft } from "../../shared/model/case.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import type { ScanProgress } from "../../shared/model/scan.ts";
import type { Grant } from "../../shared/contract/files.ts";
import type { Aside } from "./aside.ts";
import { none, type Selection } from "./selection.ts";
import type { AgeAnswer, SendingPhase, Step, Wishes } from "./step.ts";

export interface State {
  readonly step: Step;
  /** Lies over the step; null when the step itself is shown. */
  readonly aside: Aside | null;
  /** From the last known state; null until the list was read once. */
  readonly cases: readonly CaseSummary[] | null;
  /** Who is being asked about a case right now. */
  readonly asking: string | null;
  /** Whether anything has left this computer since the program was opened. */
  readonly hasConnected: boolean;
}

export type Action =
  | { readonly type: "cases-listed"; readonly cases: readonly CaseSummary[] }
  | { readonly type: "went"; readonly to: "welcome" | "cases" | "age" }
  | { readonly type: "case-opened"; readonly case: CaseId }
  | { readonly type: "age-answered"; readonly answer: AgeAnswer }
  | { readonly type: "granted"; readonly grants: readonly Grant[] }
  | { readonly type: "grant-taken-back"; readonly grant: Grant["id"] }
  | { readonly type: "scan-started"; readonly scan: ScanProgress }
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
  | { readonly type: "went-back" };

/** The list of cases as the program starts: known, hidden in a keychain that is shut, or not known yet. */
export type CasesAtStart = { readonly kind: "known"; readonly cases: readonly CaseSummary[] } | { readonly kind: "shut" | "unknown" };

/** Cases there are, or may be behind a locked keychain, open the list; otherwise the person is new. */
export const startingState = (start: CasesAtStart): State => ({
  step: { at: start.kind === "shut" || (start.kind === "known" && start.cases.length > 0) ? "cases" : "welcome" },
  aside: null,
  cases: start.kind === "known" ? start.cases : null,
  asking: null,
  hasConnected: false,
});

const withCase = (cases: State["cases"], summary: CaseSummary): readonly CaseSummary[] => {
  const others = cases ?? [];
  return others.some(({ id }) => id === summary.id)
    ? others.map((known) => (known.id === summary.id ? summary : known))
    : [summary, ...others];
};

/** One step back. Screens that must first ask or undo something do that before they say so. */
const back = (step: Step): Step => {
  switch (step.at) {
    case "age":
      return { at: "welcome" };
    case "stopped":
    case "choose":
      return { at: "age" };
    case "review":
      return { at: "choose", grants: step.grants };
    case "keep": {
      const { grants, scan, selection } = step;
      return { at: "review", grants, scan, selection };
    }
    case "confirm": {
      const { grants, scan, selection, wishes } = step;
      return { at: "keep", grants, scan, selection, wishes };
    }
    case "case":
      return { at: "cases" };
    case "welcome":
    case "scanning":
    case "sending":
    case "done":
    case "cases":
      return step;
  }
};

const stepAfter = (step: Step, action: Action): Step => {
  switch (action.type) {
    case "went":
      return { at: action.to };
    case "case-opened":
      return { at: "case", case: action.case };
    case "age-answered":
      return action.answer === "everyone-adult" ? { at: "choose", grants: [] } : { at: "stopped", answer: action.answer };
    case "granted": {
      if (step.at !== "choose") return step;
      const known = new Set(step.grants.map(({ id }) => id));
      return { ...step, grants: [...step.grants, ...action.grants.filter(({ id }) => !known.has(id))] };
    }
    case "grant-taken-back":
      return step.at === "choose" ? { ...step, grants: step.grants.filter(({ id }) => id !== action.grant) } : step;
    case "scan-started":
      return step.at === "choose" ? { at: "scanning", grants: step.grants, scan: action.scan } : step;
    case "scan-progressed":
      return step.at === "scanning" && step.scan.scan === action.scan.scan ? { ...step, scan: action.scan } : step;
    case "scan-forgotten":
      return step.at === "scanning" || step.at === "review" ? { at: "choose", grants: step.grants } : step;
    case "review-opened":
      return step.at === "scanning" ? { at: "review", grants: step.grants, scan: step.scan, selection: none } : step;
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
      return { at: "sending", draft: step.draft, phase: "saving", delivered: 0, total: step.draft.counts.fingerprints, problem: null };
    }
    case "sending-progressed":
      return step.at === "sending" && step.draft.id === action.draft
        ? { ...step, phase: action.state, delivered: action.delivered, total: action.total }
        : step;
    case "send-failed":
      return step.at === "sending" ? { ...step, problem: action.code } : step;
    case "sent":
      return { at: "done", summary: action.summary, keys: action.keys };
    case "case-forgotten":
      return step.at === "case" && step.case === action.case ? { at: "cases" } : step;
    case "went-back":
      return back(step);
    case "aside-opened":
    case "aside-closed":
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

const asideAfter = (aside: State["aside"], action: Action): State["aside"] => {
  if (action.type === "aside-opened") return action.aside;
  // Going somewhere by name leaves what lies over the path behind.
  return action.type === "aside-closed" || action.type === "went" || action.type === "case-opened" ? null : aside;
};

/** Whether something reaches out with this. Saving a case before it is sent happens on this computer. */
const reachesOut = (action: Action): boolean =>
  (action.type === "asking" && action.host !== null) || (action.type === "sending-progressed" && action.state !== "saving");

export const reduce = (state: State, action: Action): State => ({
  step: stepAfter(state.step, action),
  aside: asideAfter(state.aside, action),
  cases: casesAfter(state.cases, action),
  asking: action.type === "asking" ? action.host : state.asking,
  hasConnected: state.hasConnected || reachesOut(action),
});
