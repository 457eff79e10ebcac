/** @file What is uncovered, for as long as the person means it to be: one picture, two to compare, or by choice all in view. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ItemId } from "../../../shared/model/brand.ts";
import { onCover } from "../../state/cover.ts";

/** Shorter than this is a press, which chooses; longer is holding, which uncovers. */
const HOLD_AFTER = 350;

/** Without any sign of the person, an uncovered picture is covered again. */
const IDLE_AFTER = 60_000;

interface Uncovered {
  readonly items: ReadonlySet<ItemId>;
  /** Everything in view, by choice. */
  readonly isWide: boolean;
}

const nothing: Uncovered = { items: new Set(), isWide: false };

export interface Uncovering extends Uncovered {
  /** `beside`: what is uncovered already stays so. */
  readonly toggle: (item: ItemId, beside?: boolean) => void;
  readonly showAll: (items: readonly ItemId[]) => void;
  readonly cover: () => void;
  /** A key or button went down on a tile. */
  readonly press: (item: ItemId) => void;
  /** It came up again, or was taken away. Says whether it was a mere press. */
  readonly release: () => boolean;
}

export const useUncovering = (): Uncovering => {
  const [uncovered, setUncovered] = useState<Uncovered>(nothing);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isHeld = useRef(false);
  const isWide = useRef(false);

  const stopTimer = useCallback((): boolean => {
    if (timer.current === null) return false;
    clearTimeout(timer.current);
    timer.current = null;
    return true;
  }, []);
  const cover = useCallback(() => {
    stopTimer();
    isHeld.current = false;
    isWide.current = false;
    setUncovered((before) => (before.items.size === 0 ? before : nothing));
  }, [stopTimer]);
  const press = useCallback(
    (item: ItemId) => {
      stopTimer();
      timer.current = setTimeout(() => {
        timer.current = null;
        // What is uncovered by choice stays so when something is held.
        if (isWide.current) return;
        isHeld.current = true;
        setUncovered({ items: new Set([item]), isWide: false });
      }, HOLD_AFTER);
    },
    [stopTimer],
  );
  const release = useCallback(() => {
    const wasPress = stopTimer();
    if (isHeld.current) cover();
    return wasPress;
  }, [cover, stopTimer]);
  const toggle = useCallback((item: ItemId, beside = false) => {
    isHeld.current = false;
    setUncovered((before) => {
      if (before.items.has(item)) {
        const rest = new Set(before.items);
        rest.delete(item);
        return { ...before, items: rest };
      }
      return before.isWide || beside ? { ...before, items: new Set([...before.items, item]) } : { items: new Set([item]), isWide: false };
    });
  }, []);
  const showAll = useCallback((items: readonly ItemId[]) => {
    isHeld.current = false;
    isWide.current = true;
    setUncovered({ items: new Set(items), isWide: true });
  }, []);

  const isAny = uncovered.items.size > 0;
  useEffect(() => onCover(cover), [cover]);
  useEffect(() => {
    if (!isAny) return undefined;
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
  }, [isAny, cover]);
  useEffect(() => () => void stopTimer(), [stopTimer]);

  return useMemo(() => ({ ...uncovered, toggle, showAll, cover, press, release }), [uncovered, toggle, showAll, cover, press, release]);
};
