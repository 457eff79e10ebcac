import { useState } from "react";
import type { ItemId } from "../../../shared/model/brand.ts";
import { noHistory, redone, rewritten, stepped, undone, type History, type Moved } from "../../state/history.ts";
import { isSame, withItems, type Selection } from "../../state/selection.ts";

export interface Choosing {
  readonly selection: Selection;
  readonly select: (next: Selection) => void;
  /** Null when there is nothing to undo or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** These leave the selection, and nothing that is undone or done again brings them back. */
  readonly leaveOut: (items: readonly ItemId[]) => void;
}

/** What is chosen, step by step. */
export const useChoosing = (selection: Selection, onSelect: (next: Selection) => void): Choosing => {
  const [history, setHistory] = useState<History<Selection>>(noHistory);
  const move = (moved: Moved<Selection> | null): (() => void) | null =>
    moved === null
      ? null
      : () => {
          setHistory(moved.history);
          onSelect(moved.value);
        };
  return {
    selection,
    select: (next) => {
      if (isSame(next, selection)) return;
      setHistory(stepped(history, selection));
      onSelect(next);
    },
    undo: move(undone(history, selection)),
    redo: move(redone(history, selection)),
    leaveOut: (items) => {
      setHistory((before) => rewritten(before, (remembered) => withItems(remembered, items, false)));
      onSelect(withItems(selection, items, false));
    },
  };
};
