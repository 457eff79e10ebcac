/** @file What the composition root hands to the cases, and what it gets back. */
import type { z } from "zod";
import type { CaseNumber, Pin } from "../shared/case-api.ts";
import type { CaseId, DraftId, Instant } from "../shared/model/brand.ts";
import type {
  CaseKeys,
  CaseLabel,
  CaseSummary,
  Draft,
  ElsewhereCase,
  ElsewhereKeys,
  ElsewhereService,
  Keeping,
  UnreadableCase,
} from "../shared/model/case.ts";
import type { Fingerprint } from "../shared/model/fingerprint.ts";
import type { MediaKind } from "../shared/model/scan.ts";
import type { Outcome } from "../shared/contract/define.ts";
import type { SheetWishes } from "../shared/contract/handover.ts";
import type { SecretsStatus } from "../shared/contract/secrets.ts";
import type { sending } from "../shared/contract/sending.ts";
import type { PassphraseStrength, SpaceName, SpacesStatus } from "../shared/contract/spaces.ts";
import type { Cost } from "./spaces/passphrase-key.ts";
import type { ExportedFile, ExportRequest } from "./handover/export.ts";
import type { SecretStore } from "./secret-store/port.ts";

/** A hash bank as it is set up before anything connects. */
export interface BankDestination {
  readonly name: string;
  /** The address under which `v1/...` stands. https, or http on loopback. */
  readonly address: string;
  /** The version of the consent text that the program shows for this bank. */
  readonly policyVersion: string;
  /** After how many days the bank deletes a case by itself; left out when that is not known. */
  readonly keepsDays?: number;
  /** What the bank takes; without it pdq and video_md5. */
  readonly accepts?: readonly ("pdq" | "video_md5" | "vpdq")[];
  readonly limits?: { readonly fingerprintsPerPart: number; readonly fingerprintsPerCase: number };
}

/** A photo or video chosen for sending: what it is and its fingerprints, nothing else of the file. */
export interface ChosenItem {
  readonly kind: MediaKind;
  readonly fingerprints: readonly Fingerprint[];
}

export type SendingProgress = z.input<typeof sending.progressed.payload>;

/** The two stores. `keychain` may be in any state; `session` starts empty and ends with the program. */
export interface Stores {
  readonly keychain: SecretStore;
  readonly session: SecretStore;
}

export interface CasesOptions {
  readonly stores: Stores;
  /** Null: nothing can be sent, everything else works. */
  readonly bank: BankDestination | null;
  readonly clock?: () => Instant;
  /** Cryptographic random bytes; the system's generator when left out. */
  readonly random?: (size: number) => Uint8Array;
  /** The longest a call to the bank may take as a whole, in milliseconds; 30 seconds when left out. */
  readonly bankTimeout?: number;
  /** Waits between attempts, in milliseconds; ends early by throwing when the signal aborts. Replaced in tests only. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly onProgress?: (progress: SendingProgress) => void;
  /** A space was locked by itself. */
  readonly onPlaceChanged?: (status: SpacesStatus) => void;
  /** After how many milliseconds without a sign of the person an open space is locked; five minutes when left out. */
  readonly lockAfter?: number;
  /** What deriving a space's key costs. Replaced in tests only. */
  readonly passphraseCost?: Cost;
}

/** What `sending.prepare` takes from main, which looked the items up in the scan. */
export interface PrepareArguments {
  readonly items: readonly ChosenItem[];
  /** The person's own PIN, null for one made here. */
  readonly pin: string | null;
  readonly label: CaseLabel;
  readonly keeping: Keeping;
  readonly assisted: boolean;
}

/** What `sending.prepareMore` takes: the case is there, so its PIN, label and place are too. */
export interface PrepareMoreArguments {
  readonly items: readonly ChosenItem[];
  readonly case: CaseId;
}

/** A case of this bank that is on paper only. */
export interface AdoptArguments {
  readonly caseNumber: CaseNumber;
  readonly pin: Pin;
  readonly label: CaseLabel;
  readonly keeping: Keeping;
}

export interface NoteElsewhereArguments {
  readonly service: ElsewhereService;
  readonly label: CaseLabel;
  readonly keys: ElsewhereKeys;
  readonly note: string;
  readonly keeping: Keeping;
}

export interface NamedPassphrase {
  readonly name: SpaceName;
  readonly passphrase: string;
}

/** One method for each command of the contract's areas below. None throws. */
export interface Cases {
  readonly sending: {
    readonly prepare: (args: PrepareArguments) => Promise<Outcome<Draft>>;
    readonly prepareMore: (args: PrepareMoreArguments) => Promise<Outcome<Draft>>;
    readonly send: (args: { readonly draft: DraftId }) => Promise<Outcome<{ readonly summary: CaseSummary; readonly keys: CaseKeys }>>;
    readonly discard: (args: { readonly draft: DraftId }) => Promise<Outcome<undefined>>;
  };
  readonly cases: {
    readonly list: () => Promise<Outcome<readonly CaseSummary[]>>;
    readonly unreadable: () => Promise<Outcome<readonly UnreadableCase[]>>;
    readonly check: (args: { readonly case: CaseId }) => Promise<Outcome<CaseSummary>>;
    readonly reveal: (args: { readonly case: CaseId }) => Promise<Outcome<CaseKeys>>;
    readonly rename: (args: { readonly case: CaseId; readonly label: CaseLabel }) => Promise<Outcome<CaseSummary>>;
    readonly withdraw: (args: { readonly case: CaseId }) => Promise<Outcome<CaseSummary>>;
    readonly forget: (args: { readonly case: CaseId }) => Promise<Outcome<undefined>>;
    readonly adopt: (args: AdoptArguments) => Promise<Outcome<CaseSummary>>;
    readonly elsewhere: () => Promise<Outcome<readonly ElsewhereCase[]>>;
    readonly noteElsewhere: (args: NoteElsewhereArguments) => Promise<Outcome<ElsewhereCase>>;
    readonly revealElsewhere: (args: { readonly case: CaseId }) => Promise<Outcome<ElsewhereKeys>>;
  };
  readonly handover: {
    /** Files for an organisation that takes fingerprints in by hand; writing them is the caller's. */
    readonly export: (args: Omit<ExportRequest, "on">) => Promise<Outcome<readonly ExportedFile[]>>;
    readonly sheet: (args: SheetWishes) => Promise<Outcome<{ readonly html: string }>>;
  };
  readonly secrets: {
    readonly status: () => Promise<Outcome<SecretsStatus>>;
    readonly tryAgain: () => Promise<Outcome<SecretsStatus>>;
    readonly useSession: () => Promise<Outcome<SecretsStatus>>;
  };
  readonly spaces: {
    readonly status: () => Promise<Outcome<SpacesStatus>>;
    readonly strength: (args: NamedPassphrase) => Promise<Outcome<PassphraseStrength>>;
    readonly create: (args: NamedPassphrase) => Promise<Outcome<SpacesStatus>>;
    readonly open: (args: NamedPassphrase) => Promise<Outcome<SpacesStatus>>;
    readonly lock: () => Promise<Outcome<SpacesStatus>>;
    readonly rename: (args: NamedPassphrase) => Promise<Outcome<SpacesStatus>>;
    readonly changePassphrase: (args: { readonly passphrase: string; readonly next: string }) => Promise<Outcome<SpacesStatus>>;
    readonly erase: () => Promise<Outcome<{ readonly removed: number }>>;
    readonly visit: () => Promise<Outcome<SpacesStatus>>;
    readonly stillHere: () => Promise<Outcome<undefined>>;
  };
  /** Locks an open space and tells `onPlaceChanged`: for when the system sleeps or its screen locks. A visit goes on. */
  readonly lockSpace: () => void;
  /** Stops what is on its way and forgets drafts and session. What the keychain holds stays. */
  readonly close: () => void;
}
