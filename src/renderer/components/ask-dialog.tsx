import { useEffect, useId, useRef, type ReactNode } from "react";

interface AskDialogProps {
  readonly heading: string;
  readonly children: ReactNode;
  /** The answers, the safe one first: it gets the focus. */
  readonly answers: ReactNode;
  /** Esc and closing count as the safe answer. */
  readonly onClose: () => void;
}

/** A question over the screen. The platform's own dialog: it holds the focus and leaves the rest of the page alone. */
export const AskDialog = ({ heading, children, answers, onClose }: AskDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{heading}</h2>
      {children}
      <div className="ask-answers">{answers}</div>
    </dialog>
  );
};
