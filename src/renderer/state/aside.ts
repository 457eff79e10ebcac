/**
 * @file Screens beside the path: help, the guide, a client's space, a sheet to print. They lie over the step that a person is
 * at and change nothing of it, so that looking something up never loses what is under way.
 */
import type { CaseId, ItemId, ScanId } from "../../shared/model/brand.ts";
import type { ElsewhereCase, ElsewhereService } from "../../shared/model/case.ts";

/** Help, which can be opened from everywhere: what lies under it stays as it is. */
export type HelpAside =
  /** Who helps, by country and age. */
  | { readonly at: "directory" }
  /** Being threatened with pictures right now. */
  | { readonly at: "threatened" }
  /** What to note down and keep before anything is reported. */
  | { readonly at: "evidence" }
  /** Whether someone may be watching this computer, once more. */
  | { readonly at: "watched" };

export type Aside =
  | HelpAside
  /** A shared computer: the ways to keep one client's cases from another's. */
  | { readonly at: "workstation" }
  | { readonly at: "space-open" }
  | { readonly at: "space-new" }
  | { readonly at: "visit-new" }
  /** The open space itself: its name, its passphrase, and erasing it. */
  | { readonly at: "space" }
  /** For advocates. `from`: what its way back opens; null for the path. */
  | { readonly at: "guide"; readonly from: "workstation" | "space" | null }
  /** A page to take along: number, PIN, how to check and withdraw, who helps. */
  | { readonly at: "sheet"; readonly case: CaseId }
  /** The chosen fingerprints as a file. */
  | { readonly at: "export"; readonly scan: ScanId; readonly items: readonly ItemId[] }
  /** A case that is not in the list yet: where it was made, then what it needs. */
  | { readonly at: "enter-case" }
  | { readonly at: "adopt" }
  | { readonly at: "note-elsewhere"; readonly service: ElsewhereService }
  /** A case of another service, as it was noted. */
  | { readonly at: "elsewhere"; readonly entry: ElsewhereCase };

/** Help lies over other asides too; they don't lie over each other. */
export const isHelp = ({ at }: Aside): boolean => at === "directory" || at === "threatened" || at === "evidence" || at === "watched";
