/** @file Tells the program that somebody is there while a space is open, and knows when it is about to lock. */
import { useCallback, useEffect, useRef, useState } from "react";
import { ownprint } from "../../ownprint.ts";

/** Signs of a person are passed on this often at most, in milliseconds. */
const PASSED_ON_EVERY = 5_000;
/** How long before the lock a person is asked, in milliseconds: a minute, or a third of a short time. */
const ASKED_BEFORE = 60_000;

/** A screen reader keeps the keys to itself, but moves the focus and the page. */
const signs = ["keydown", "pointerdown", "pointermove", "wheel", "focusin", "scroll"] as const;

export interface StillHere {
  /** The space locks soon unless the person says that they are there. */
  readonly isAsking: boolean;
  readonly stay: () => void;
}

/** @param lockAfter after how many milliseconds without a sign the program locks the space */
export const useStillHere = (lockAfter: number): StillHere => {
  const [isAsking, setIsAsking] = useState(false);
  const asking = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lastPassedOn = useRef(-Infinity);

  const stay = useCallback(() => {
    lastPassedOn.current = performance.now();
    asking.current = false;
    setIsAsking(false);
    void ownprint.spaces.stillHere();
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        asking.current = true;
        setIsAsking(true);
      },
      lockAfter - Math.min(ASKED_BEFORE, lockAfter / 3),
    );
  }, [lockAfter]);

  useEffect(() => {
    const sign = (): void => {
      // Once asked, only the answer counts: a question that goes away under the hand would let the press land on what lies below.
      if (!asking.current && performance.now() - lastPassedOn.current >= Math.min(PASSED_ON_EVERY, lockAfter / 10)) stay();
    };
    stay();
    for (const name of signs) document.addEventListener(name, sign, { capture: true, passive: true });
    // The program counts a sending as a sign too.
    const stop = ownprint.sending.progressed(sign);
    return () => {
      stop();
      for (const name of signs) document.removeEventListener(name, sign, { capture: true });
      clearTimeout(timer.current);
    };
  }, [lockAfter, stay]);

  return { isAsking, stay };
};
