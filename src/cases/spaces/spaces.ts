/** @file The contract's area "spaces": which place is open, how it is opened, and when it locks by itself. */
import { failed, ok, type Outcome } from "../../shared/contract/define.ts";
import type { Place, SpaceName, SpacesStatus } from "../../shared/contract/spaces.ts";
import type { Instant } from "../../shared/model/brand.ts";
import type { Cases } from "../options.ts";
import type { OpenSpace, SpaceKeyring } from "./keyring.ts";
import { passphraseStrength } from "./strength.ts";
import type { Tries } from "./tries.ts";

export type Entered = { readonly kind: "personal" } | { readonly kind: "space"; readonly space: OpenSpace } | { readonly kind: "visit" };

export interface SpacesParts {
  readonly keyring: SpaceKeyring;
  readonly tries: Tries;
  readonly clock: () => Instant;
  readonly lockAfter: number;
  /** Leaves the old place, whatever goes on in it, and enters the new one. */
  readonly enter: (place: Entered) => void;
  readonly onChanged: (status: SpacesStatus) => void;
}

export interface Spaces {
  readonly area: Cases["spaces"];
  /** A sign of the person, or of work that must not be cut off. */
  readonly touch: () => void;
  /** Locks an open space, as when the system sleeps. A visit goes on: what it holds stands nowhere else. */
  readonly lockSpace: () => void;
  /** Leaves whatever is open, as quick exit does. */
  readonly close: () => void;
}

/** Spaces over a keyring. The place is personal until one is opened. */
export const spacesArea = ({ keyring, tries, clock, lockAfter, enter, onChanged }: SpacesParts): Spaces => {
  let here: Entered = { kind: "personal" };
  let idle: NodeJS.Timeout | null = null;
  let lockings = 0;

  const place = (): Place => {
    switch (here.kind) {
      case "personal":
      case "visit":
        return { kind: here.kind };
      case "space":
        return { kind: "space", name: here.space.inside.name as SpaceName };
    }
  };
  const statusAt = (waitBeforeNextTry: number): SpacesStatus => ({ place: place(), waitBeforeNextTry, lockAfter });
  // A visit asks the keychain for nothing.
  const status = async (): Promise<SpacesStatus> => statusAt(here.kind === "visit" ? 0 : await tries.wait());

  const touch = (): void => {
    if (idle !== null) clearTimeout(idle);
    idle = null;
    // A visit is not cut off: what it holds stands nowhere else, and the person has to print it first.
    if (here.kind !== "space") return;
    idle = setTimeout(lockSpace, lockAfter);
    idle.unref();
  };

  const lockSpace = (): void => {
    lockings += 1;
    if (here.kind !== "space") return;
    go({ kind: "personal" });
    // Told at once: whatever the keychain would say of tries can wait until somebody wants to open something.
    onChanged(statusAt(0));
  };

  const go = (next: Entered): SpacesStatus => {
    // The old key is let go, not overwritten: a save on its way must still be sealed with it and not with zeros.
    here = next;
    enter(next);
    touch();
    return statusAt(0);
  };

  /** One derivation at a time, and none while the person has to wait. */
  let trying: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => Promise<Outcome<OpenSpace>>): Promise<Outcome<OpenSpace>> => {
    const turn = trying.then(async () => ((await tries.wait()) > 0 ? failed("too-many-tries") : act().catch(() => failed("internal"))));
    trying = turn;
    return turn;
  };
  const tried = (act: () => Promise<Outcome<OpenSpace>>): Promise<Outcome<OpenSpace>> =>
    inTurn(async () => {
      const settle = await tries.begin();
      const outcome = await act().catch(() => failed("internal"));
      await settle(outcome.ok ? "right" : outcome.code === "space-not-opened" ? "wrong" : "untried");
      return outcome;
    });

  /** Goes on in the space as it is sealed now. One that locked while the passphrase was being worked out stays locked. */
  const resealed = async (space: OpenSpace, act: () => Promise<Outcome<OpenSpace>>): Promise<Outcome<SpacesStatus>> => {
    const isOpen = (): boolean => here.kind === "space" && here.space === space;
    if (!isOpen()) return failed("no-space-open");
    const outcome = await act();
    if (!outcome.ok) return outcome;
    return ok(isOpen() ? go({ kind: "space", space: outcome.value }) : statusAt(0));
  };

  /** A space whose passphrase was worked out while the computer went to sleep is not open when it wakes. */
  const entering = async (act: () => Promise<Outcome<OpenSpace>>): Promise<Outcome<SpacesStatus>> => {
    const begun = lockings;
    const opened = await act();
    if (!opened.ok) return opened;
    return begun === lockings ? ok(go({ kind: "space", space: opened.value })) : failed("no-space-open");
  };

  const strongEnough = async (name: string, passphrase: string) => (await passphraseStrength(passphrase, [name])).enough;

  return {
    touch,
    lockSpace,
    close: () => {
      if (here.kind !== "personal") go({ kind: "personal" });
      if (idle !== null) clearTimeout(idle);
    },
    area: {
      status: async () => ok(await status()),
      strength: async ({ name, passphrase }) => ok(await passphraseStrength(passphrase, [name])),
      create: ({ name, passphrase }) =>
        entering(async () => {
          if (!(await strongEnough(name, passphrase))) return failed("passphrase-too-weak");
          // Making one proves nothing, so it takes nothing back from the count.
          return inTurn(() => keyring.create(name, passphrase, clock()));
        }),
      open: ({ name, passphrase }) => entering(() => tried(() => keyring.open(name, passphrase))),
      lock: async () => {
        // Locked first: what the keychain has to say of tries may take a while.
        go({ kind: "personal" });
        return ok(await status());
      },
      rename: async ({ name, passphrase }) => {
        if (here.kind !== "space") return failed("no-space-open");
        const { space } = here;
        const confirmed = await tried(() => keyring.open(space.inside.name, passphrase));
        if (!confirmed.ok) return confirmed;
        return resealed(space, () => keyring.reseal(confirmed.value, name, passphrase));
      },
      changePassphrase: async ({ passphrase, next }) => {
        if (here.kind !== "space") return failed("no-space-open");
        const { space } = here;
        const { name } = space.inside;
        if (!(await strongEnough(name, next))) return failed("passphrase-too-weak");
        const confirmed = await tried(() => keyring.open(name, passphrase));
        if (!confirmed.ok) return confirmed;
        return resealed(space, () => keyring.reseal(confirmed.value, name, next));
      },
      erase: async () => {
        if (here.kind !== "space") return failed("no-space-open");
        // What is being sent stops first: it would write its case anew behind our back.
        const { space } = here;
        enter(here);
        space.shut(true);
        const erased = await keyring.erase(space);
        if (erased.ok) go({ kind: "personal" });
        else space.shut(false);
        return erased;
      },
      visit: () => Promise.resolve(ok(go({ kind: "visit" }))),
      stillHere: () => {
        touch();
        return Promise.resolve(ok(undefined));
      },
    },
  };
};
