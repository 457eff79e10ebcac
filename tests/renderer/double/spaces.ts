import type { OwnprintApi, Outcome } from "../../../src/shared/contract/index.ts";
import { failed, ok } from "../../../src/shared/contract/define.ts";
import { spaceName, type Place, type SpacesStatus } from "../../../src/shared/contract/spaces.ts";
import type { Scenario } from "./scenario.ts";

type Api = OwnprintApi<File>;
type List = Api["cases"]["list"];

export interface DoubledSpaces {
  readonly spaces: Api["spaces"];
  /** Shows each place its own cases alone. */
  readonly ownOnly: (list: List) => List;
  /** Locks by itself, as the program does. */
  readonly lockNow: () => void;
}

/** Long words count as strength here: the real meter has tests of its own. */
const strengthOf = (passphrase: string): number => Math.min(4, Math.floor(passphrase.length / 6));
const FREE_TRIES = 3;
const WAIT = 4_000;

export const doubledSpaces = (scenario: Scenario): DoubledSpaces => {
  const kept = new Map(scenario.spaces.map(({ name, passphrase }) => [name, passphrase]));
  const listeners = new Set<(status: SpacesStatus) => void>();
  const owners = new Map<string, string>();
  let place: Place = { kind: "personal" };
  let visits = 0;
  let wrong = 0;
  let waitsUntil = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const soon = <Value>(value: Value): Promise<Value> => new Promise((resolve) => setTimeout(() => resolve(value), 30));
  const keyOf = (): string => (place.kind === "space" ? `space ${place.name}` : place.kind === "visit" ? `visit ${String(visits)}` : "personal");
  const status = (): SpacesStatus => ({ place, waitBeforeNextTry: Math.max(0, Math.ceil(waitsUntil - performance.now())), lockAfter: scenario.lockAfter });
  const touch = (): void => {
    clearTimeout(idle);
    if (place.kind === "space") idle = setTimeout(lockNow, scenario.lockAfter);
  };
  const go = (next: Place): SpacesStatus => {
    place = next;
    if (next.kind === "visit") visits += 1;
    touch();
    return status();
  };
  const lockNow = (): void => {
    if (place.kind !== "space") return;
    const now = go({ kind: "personal" });
    for (const listener of listeners) listener(now);
  };
  const tried = (name: string, passphrase: string, then: () => SpacesStatus): Outcome<SpacesStatus> => {
    if (status().waitBeforeNextTry > 0) return failed("too-many-tries");
    if (kept.get(name) === passphrase) {
      wrong = 0;
      return ok(then());
    }
    wrong += 1;
    if (wrong >= FREE_TRIES) waitsUntil = performance.now() + WAIT;
    return failed("space-not-opened");
  };
  const openName = (): string | null => (place.kind === "space" ? place.name : null);

  return {
    lockNow,
    ownOnly: (list) => async () => {
      const outcome = await list();
      if (!outcome.ok) return outcome;
      outcome.value.forEach(({ id }, index) => {
        const waits = place.kind === "personal" && owners.size === 0 && index < scenario.casesInPlace;
        if (!owners.has(id) && !waits) owners.set(id, keyOf());
      });
      return ok(outcome.value.filter(({ id }) => owners.get(id) === keyOf()));
    },
    spaces: {
      status: () => soon(ok(status())),
      strength: ({ passphrase }) => soon(ok({ score: strengthOf(passphrase), enough: strengthOf(passphrase) >= 3 })),
      create: ({ name, passphrase }) => {
        if (strengthOf(passphrase) < 3) return soon(failed("passphrase-too-weak"));
        if (kept.get(name) === passphrase) return soon(failed("label-taken"));
        kept.set(name, passphrase);
        return soon(ok(go({ kind: "space", name: spaceName.parse(name) })));
      },
      open: ({ name, passphrase }) => soon(tried(name, passphrase, () => go({ kind: "space", name: spaceName.parse(name) }))),
      lock: () => soon(ok(go({ kind: "personal" }))),
      rename: ({ name, passphrase }) => {
        const old = openName();
        if (old === null) return soon(failed("no-space-open"));
        return soon(
          tried(old, passphrase, () => {
            kept.delete(old);
            kept.set(name, passphrase);
            return go({ kind: "space", name: spaceName.parse(name) });
          }),
        );
      },
      changePassphrase: ({ passphrase, next }) => {
        const name = openName();
        if (name === null) return soon(failed("no-space-open"));
        if (strengthOf(next) < 3) return soon(failed("passphrase-too-weak"));
        return soon(
          tried(name, passphrase, () => {
            kept.set(name, next);
            return status();
          }),
        );
      },
      erase: () => {
        const name = openName();
        if (name === null) return soon(failed("no-space-open"));
        const removed = [...owners.values()].filter((owner) => owner === keyOf()).length;
        kept.delete(name);
        go({ kind: "personal" });
        return soon(ok({ removed }));
      },
      visit: () => soon(ok(go({ kind: "visit" }))),
      stillHere: () => {
        touch();
        return Promise.resolve(ok(undefined));
      },
      changed: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
};
