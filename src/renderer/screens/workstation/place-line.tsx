import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { Problem } from "../../components/problem.tsx";
import { ownprint } from "../../ownprint.ts";
import { onLeaving } from "../../quick-exit/quick-exit.ts";
import type { State } from "../../state/reducer.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";
import { EndVisit, type InVisit } from "./end-visit.tsx";

/** Whether something is on the path that is kept nowhere yet. */
const isUnderWay = ({ step, stranded }: State): boolean =>
  stranded !== null || step.at === "scanning" || step.at === "review" || step.at === "keep" || step.at === "confirm" || step.at === "sending";

const readVisit = async (): Promise<InVisit | null> => {
  const [own, elsewhere] = await Promise.all([ownprint.cases.list(), ownprint.cases.elsewhere()]);
  return own.ok && elsewhere.ok ? { cases: own.value, elsewhere: elsewhere.value.length } : null;
};

const VisitLine = () => {
  const { t } = useTranslation("workstation");
  const { state, dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const [asks, setAsks] = useState<{ readonly inVisit: InVisit | null } | null>(null);
  const end = (): void => void ask(() => ownprint.spaces.lock(), () => dispatch({ type: "place-left", ending: { kind: "visit-ended", held: 0 } }));
  const askFirst = async (): Promise<void> => {
    const inVisit = await readVisit();
    const isEmpty = inVisit !== null && inVisit.cases.length + inVisit.elsewhere === 0;
    if (isEmpty && !isUnderWay(state)) end();
    else setAsks({ inVisit });
  };
  const holds = (state.cases?.length ?? 0) > 0 || isUnderWay(state);
  const onClosing = useEffectEvent((event: BeforeUnloadEvent) => {
    event.preventDefault();
    void askFirst();
  });
  // Closing the window would end the visit like the button, and with it the only place with these numbers and PINs. Leave goes on at once.
  useEffect(() => {
    if (!holds) return undefined;
    const stop = onLeaving(() => window.removeEventListener("beforeunload", onClosing));
    window.addEventListener("beforeunload", onClosing);
    return () => {
      stop();
      window.removeEventListener("beforeunload", onClosing);
    };
  }, [holds]);
  return (
    <>
      <p className="place-name">{t("place.visit")}</p>
      <Button look="quiet" busy={busy} onPress={() => void askFirst()}>
        {t("place.end")}
      </Button>
      {problem !== null && <Problem code={problem} />}
      {asks !== null && <EndVisit inVisit={asks.inVisit} isUnderWay={isUnderWay(state)} onClose={() => setAsks(null)} />}
    </>
  );
};

interface SpaceLineProps {
  readonly name: string;
}

const SpaceLine = ({ name }: SpaceLineProps) => {
  const { t } = useTranslation("workstation");
  const { state, dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const [asks, setAsks] = useState(false);
  const stay = (): void => setAsks(false);
  const lock = (): void => void ask(() => ownprint.spaces.lock(), () => dispatch({ type: "place-left", ending: { kind: "locked", by: "asked" } }));
  return (
    <>
      <p className="place-name">{t("place.space", { name })}</p>
      {state.aside?.at !== "space" && (
        <Button look="quiet" onPress={() => dispatch({ type: "aside-opened", aside: { at: "space" } })}>
          {t("place.manage")}
        </Button>
      )}
      <Button look="quiet" busy={busy} onPress={isUnderWay(state) ? () => setAsks(true) : lock}>
        {t("place.lock")}
      </Button>
      {problem !== null && <Problem code={problem} />}
      {asks && (
        <AskDialog
          heading={t("lock.heading")}
          onClose={stay}
          answers={
            <>
              <Button onPress={stay}>{t("lock.no")}</Button>
              <Button look="primary" busy={busy} onPress={lock}>
                {t("lock.yes")}
              </Button>
            </>
          }
        >
          <p>{t("lock.body")}</p>
        </AskDialog>
      )}
    </>
  );
};

/** Whose place this is, in words, as long as it is not this computer's own; and the way to close it, always in the same corner. */
export const PlaceLine = () => {
  const { t } = useTranslation("workstation");
  const { place, turn } = useStore().state;
  if (place.kind === "personal") return null;
  return (
    <div className="place" role="group" aria-label={t("place.label")} key={turn}>
      {place.kind === "visit" ? <VisitLine /> : <SpaceLine name={place.name} />}
    </div>
  );
};
