import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "../../shared/model/brand.ts";
import type { CaseKeys as Keys } from "../../shared/model/case.ts";
import { ownprint } from "../ownprint.ts";
import { useAsked } from "../state/use-asked.ts";
import { onCover } from "../state/cover.ts";
import { Button } from "./button.tsx";
import { CaseKeys } from "./case-keys.tsx";
import { Problem } from "./problem.tsx";

interface RevealedKeysProps {
  readonly id: CaseId;
}

const SHOWN_FOR = 30_000;

/** Case number and PIN behind one deliberate act, covered again by themselves. */
export const RevealedKeys = ({ id }: RevealedKeysProps) => {
  const { t } = useTranslation("cases");
  const { ask, busy, problem } = useAsked();
  const [keys, setKeys] = useState<Keys | null>(null);
  useEffect(() => {
    if (keys === null) return undefined;
    const hide = (): void => setKeys(null);
    const timer = setTimeout(hide, SHOWN_FOR);
    const stop = onCover(hide);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [keys]);
  const toggle = (): void => {
    if (keys === null) void ask(() => ownprint.cases.reveal({ case: id }), setKeys);
    else setKeys(null);
  };
  return (
    <section className="card" aria-labelledby="case-keys">
      <h2 id="case-keys">{t("one.keys")}</h2>
      {keys === null ? <p className="hint">{t("one.covered")}</p> : <CaseKeys keys={keys} />}
      {keys !== null && <p className="hint">{t("one.hidesIn")}</p>}
      <Button onPress={toggle} busy={busy} expanded={keys !== null}>
        {t(keys === null ? "one.reveal" : "one.hide")}
      </Button>
      {problem !== null && <Problem code={problem} onTryAgain={toggle} busy={busy} />}
    </section>
  );
};
