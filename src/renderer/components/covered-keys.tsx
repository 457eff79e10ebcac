import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../shared/contract/index.ts";
import { onCover } from "../state/cover.ts";
import { useAsked } from "../state/use-asked.ts";
import { Button } from "./button.tsx";
import { CaseProblem } from "./case-problem.tsx";

interface CoveredKeysProps<Keys> {
  readonly heading: string;
  readonly revealLabel: string;
  readonly reveal: () => Promise<Outcome<Keys>>;
  readonly show: (keys: Keys) => ReactNode;
  /** Beside the button that uncovers. */
  readonly beside?: ReactNode;
}

const SHOWN_FOR = 30_000;
/** Twenty seconds before: long enough to hear it and to press a button (WCAG 2.2.1). */
const WARNED_AFTER = 10_000;

/**
 * Number and PIN behind one deliberate act, covered again by themselves unless the person asks for more time. Whatever was
 * asked, they are covered as soon as the window is left.
 */
export const CoveredKeys = <Keys,>({ heading, revealLabel, reveal, show, beside }: CoveredKeysProps<Keys>) => {
  const { t } = useTranslation("cases");
  const { ask, busy, problem } = useAsked();
  const [keys, setKeys] = useState<Keys | null>(null);
  const [time, setTime] = useState<"running" | "soon" | "stopped">("running");
  const section = useRef<HTMLElement>(null);
  const toggler = useRef<HTMLButtonElement>(null);
  const id = useId();
  const isTimed = time !== "stopped";

  useEffect(() => {
    if (keys === null) return undefined;
    const hide = (): void => {
      // The buttons beside what is covered go with it; the focus stays near.
      if (section.current?.contains(document.activeElement) === true) toggler.current?.focus();
      setKeys(null);
    };
    const timers = isTimed ? [setTimeout(() => setTime("soon"), WARNED_AFTER), setTimeout(hide, SHOWN_FOR)] : [];
    const stop = onCover(hide);
    return () => {
      timers.forEach((timer) => clearTimeout(timer));
      stop();
    };
  }, [keys, isTimed]);

  const uncover = (): void =>
    void ask(reveal, (revealed) => {
      setTime("running");
      setKeys(revealed);
    });
  const keepShown = (): void => {
    toggler.current?.focus();
    setTime("stopped");
  };
  const told = keys === null ? "" : t(time === "running" ? "one.hidesIn" : time === "soon" ? "one.soonHidden" : "one.keptShown");

  return (
    <section ref={section} className="card" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {keys === null ? <p className="hint">{t("one.covered")}</p> : show(keys)}
      <p role="status" className="hint">
        {told}
      </p>
      <div className="row">
        <Button ref={toggler} onPress={() => (keys === null ? uncover() : setKeys(null))} busy={busy} expanded={keys !== null}>
          {keys === null ? revealLabel : t("one.hide")}
        </Button>
        {keys !== null && isTimed && (
          <Button look="quiet" onPress={keepShown}>
            {t("one.keepShown")}
          </Button>
        )}
        {beside}
      </div>
      {problem !== null && <CaseProblem code={problem} onTryAgain={uncover} busy={busy} paper="read" />}
    </section>
  );
};
