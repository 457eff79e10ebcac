/** @file Where a person is, with exactly what that screen needs: a screen can't be shown without what it is about. */
import type { CaseId } from "../../shared/model/brand.ts";
import type { CaseKeys, CaseSummary, Draft, Keeping } from "../../shared/model/case.ts";
import type { ErrorCode } from "../../shared/model/error.ts";
import type { ScanAge, ScanProgress } from "../../shared/model/scan.ts";
import type { Grant } from "../../shared/contract/files.ts";
import type { Ending } from "./ending.ts";
import type { Selection } from "./selection.ts";

export type AgeAnswer = ScanAge | "someone-under-18" | "not-sure";

/** Whether someone may be watching this computer, as the person sees it. */
export type WatchedAnswer = "no" | "maybe" | "yes";

/** Where and under which name the person wants the case kept, as typed so far. */
export interface Wishes {
  readonly label: string;
  readonly keeping: Keeping;
  /** Null: a PIN is made. */
  readonly ownPin: string | null;
  readonly assisted: boolean;
}

export type SendingPhase = "saving" | "creating" | "delivering" | "confirmed" | "waiting";

/** What every screen from the review on goes back to. */
export interface Reviewed {
  readonly age: ScanAge;
  readonly grants: readonly Grant[];
  readonly scan: ScanProgress;
  readonly selection: Selection;
}

export type Step =
  /** Before anything else: whether this computer is a safe one for this. */
  | { readonly at: "watched" }
  | { readonly at: "welcome" }
  | { readonly at: "age" }
  | { readonly at: "stopped"; readonly answer: Exclude<AgeAnswer, ScanAge> }
  | { readonly at: "choose"; readonly age: ScanAge; readonly grants: readonly Grant[] }
  | { readonly at: "scanning"; readonly age: ScanAge; readonly grants: readonly Grant[]; readonly scan: ScanProgress }
  | ({ readonly at: "review" } & Reviewed)
  | ({ readonly at: "keep"; readonly wishes: Wishes } & Reviewed)
  | ({ readonly at: "confirm"; readonly wishes: Wishes; readonly draft: Draft } & Reviewed)
  | {
      readonly at: "sending";
      readonly draft: Draft;
      readonly phase: SendingPhase;
      readonly delivered: number;
      readonly total: number;
      /** What stopped it; null while it goes on. */
      readonly problem: ErrorCode | null;
      /** The case that gets more; null for a new one. */
      readonly adding: CaseId | null;
      /** Whether anything of it may have left this computer. */
      readonly hasLeft: boolean;
      /** What it was made from: as long as nothing has left, all of it can still be changed. */
      readonly from: { readonly wishes: Wishes } & Reviewed;
    }
  | { readonly at: "done"; readonly summary: CaseSummary; readonly keys: CaseKeys; readonly added: boolean }
  /** A client's space or a visit was left: nothing of it is shown. */
  | { readonly at: "closed"; readonly ending: Ending }
  | { readonly at: "cases" }
  | { readonly at: "case"; readonly case: CaseId };

/** The stages that the rail shows. */
export const stages = ["before", "choose", "fingerprint", "review", "send", "keep"] as const;
export type Stage = (typeof stages)[number];

/** Null where no path is being walked. */
export const stageOf = (step: Step): Stage | null => {
  switch (step.at) {
    case "welcome":
    case "age":
    case "stopped":
      return "before";
    case "choose":
      return "choose";
    case "scanning":
      return "fingerprint";
    case "review":
      return "review";
    case "keep":
    case "confirm":
    case "sending":
      return "send";
    case "done":
      return "keep";
    case "watched":
    case "closed":
    case "cases":
    case "case":
      return null;
  }
};
