/** @file At most one picture is uncovered, for as long as the person means it to be. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { ItemId } from "../../../shared/model/brand.ts";
import { onCover } from "../../state/cover.ts";

/** Shorter than this is a press, which chooses; longer is holding, which uncovers. */
const HOLD_AFTER = 350;

/** Without any sign of the person, an uncovered picture is covered again. */
const IDLE_AFTER = 60_000;

export interface Uncovering {
  readonly uncovered: ItemId | null;
  readonly toggle: (item: ItemId) => void;
  readonly cover: () => void;
  /** A key or button went down on a tile. */
  readonly press: (item: ItemId) => void;
  /** It came up again, or was taken away. Says whether it was a mere press. */
  readonly release: () => boolean;
}

export const useUncovering = (): Uncovering => {
  const [uncovered, setUncovered] = useState<ItemId | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isHeld = useRef(false);

  const stopTimer = useCallback((): boolean => {
    if (timer.current === null) return false;
    clearTimeout(timer.current);
    timer.current = null;
    return true;
  }, []);
  const cover = useCallback(() => {
    stopTimer();
    isHeld.current = false;
    setUncovered(null);
  }, [stopTimer]);
  const press = useCallback(
    (item: ItemId) => {
      stopTimer();
      timer.current = setTimeout(() => {
        timer.current = null;
        isHeld.current = true;
        setUncovered(item);
      }, HOLD_AFTER);
    },
    [stopTimer],
  );
  const release = useCallback(() => {
    const wasPress = stopTimer();
    if (isHeld.current) cover();
    return wasPress;
  }, [cover, stopTimer]);
  const toggle = useCallback((item: ItemId) => {
    isHeld.current = false;
    setUncovered((before) => (before === item ? null : item));
  }, []);

  useEffect(() => onCover(cover), [cover]);
  useEffect(() => {
    if (uncovered === null) return undefined;
    let idle = setTimeout(cover, IDLE_AFTER);
    const sign = (): void => {
      clearTimeout(idle);
      idle = setTimeout(cover, IDLE_AFTER);
    };
    window.addEventListener("pointermove", sign);
    window.addEventListener("keydown", sign);
    return () => {
      clearTimeout(idle);
      window.removeEventListener("pointermove", sign);
      window.removeEventListener("keydown", sign);
    };
  }, [uncovered, cover]);
  useEffect(() => () => void stopTimer(), [stopTimer]);

  return { uncovered, toggle, cover, press, release };
};
