import { createPortal } from "react-dom";
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { useStore } from "../state/store.tsx";

interface AskDialogProps {
  readonly heading: string;
  readonly children: ReactNode;
  /** The answers, the safe one first: it gets the focus. */
  readonly answers: ReactNode;
  /** Esc and closing count as the safe answer. */
  readonly onClose: () => void;
}

/** What lies under the question and must not be reached: everything but the header, because Leave is always open. */
const underneath = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".rest, .skip")];

/**
 * A question over the screen. Not the platform's modal dialog: that would shut Leave away. The rest is made inert instead, so
 * that the keyboard goes from the question to the header and back.
 */
export const AskDialog = ({ heading, children, answers, onClose }: AskDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const { aside } = useStore().state;
  const openedOver = useRef(aside);
  // Help can be opened from the header. The question is then answered with the safe answer, before what comes asks for the focus.
  useLayoutEffect(() => {
    if (aside === openedOver.current) return;
    for (const part of underneath()) part.inert = false;
    onClose();
  }, [aside, onClose]);
  useEffect(() => {
    const close = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") onClose();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [onClose]);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    const covered = underneath();
    for (const part of covered) part.inert = true;
    element?.show();
    // Taller than the window, it would begin at its answers, with the question out of sight: then the question has the focus.
    if (element !== null && question.current !== null && element.scrollHeight > element.clientHeight) {
      question.current.tabIndex = -1;
      question.current.focus();
      element.scrollTop = 0;
    }
    return () => {
      element?.close();
      for (const part of covered) part.inert = false;
      const hasMovedOn = document.activeElement !== document.body && element?.contains(document.activeElement) !== true;
      if (!hasMovedOn && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby={id}
    >
      <h2 id={id} ref={question}>
        {heading}
      </h2>
      {children}
      <div className="ask-answers">{answers}</div>
    </dialog>,
    document.getElementById("asking") ?? document.body,
  );
};
