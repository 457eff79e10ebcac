import { useCallback, useEffect, useState } from "react";
import { ownprint } from "../../ownprint.ts";

export interface Waiting {
  /** Whole seconds until the next passphrase is taken; 0 for at once. */
  readonly seconds: number;
  /** A wait came to its end. */
  readonly isOver: boolean;
  /** Asks the program how long; after every passphrase that did not fit. */
  readonly look: () => void;
}

const secondsTo = (until: number): number => Math.max(0, Math.ceil((until - performance.now()) / 1_000));

/** How long the program still makes whoever guesses wait. It counts on from an earlier screen: leaving and coming back gains nothing. */
export const useWaiting = (): Waiting => {
  const [{ until, seconds }, setWait] = useState({ until: 0, seconds: 0 });
  const look = useCallback(() => {
    void ownprint.spaces.status().then((outcome) => {
      if (!outcome.ok || outcome.value.waitBeforeNextTry === 0) return;
      const end = performance.now() + outcome.value.waitBeforeNextTry;
      setWait({ until: end, seconds: secondsTo(end) });
    });
  }, []);
  useEffect(look, [look]);
  const isOn = seconds > 0;
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => setWait({ until, seconds: secondsTo(until) }), 250);
    return () => clearInterval(timer);
  }, [isOn, until]);
  return { seconds, isOver: until > 0 && seconds === 0, look };
};
