import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { ownprint } from "../../ownprint.ts";
import type { LockedBy } from "../../state/ending.ts";
import { useStore } from "../../state/store.tsx";
import { useStillHere } from "./use-still-here.ts";

interface StayQuestionProps {
  readonly lockAfter: number;
}

/** Nobody is locked out without being asked first, with time enough to answer. */
const StayQuestion = ({ lockAfter }: StayQuestionProps) => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  const { isAsking, stay } = useStillHere(lockAfter);
  if (!isAsking) return null;
  const lock = (): void =>
    void ownprint.spaces.lock().then((outcome) => {
      if (outcome.ok) dispatch({ type: "place-left", ending: { kind: "locked", by: "asked" } });
    });
  return (
    <AskDialog
      heading={t("stay.heading")}
      onClose={stay}
      answers={
        <>
          <Button look="primary" onPress={stay}>
            {t("stay.yes")}
          </Button>
          <Button onPress={lock}>{t("stay.no")}</Button>
        </>
      }
    >
      <p>{t("stay.body")}</p>
    </AskDialog>
  );
};

/** Follows the place where cases are kept: the program may lock it at any moment, and then nothing of it may stay on the screen. */
export const PlaceWatch = () => {
  const { state, dispatch } = useStore();
  const { place, turn } = state;
  const [lockAfter, setLockAfter] = useState<number | null>(null);
  const cause = useRef<LockedBy>("idle");

  useEffect(() => {
    cause.current = "idle";
    let isCurrent = true;
    void ownprint.spaces.status().then((outcome) => {
      if (isCurrent && outcome.ok) setLockAfter(outcome.value.lockAfter);
    });
    const stops = [
      // The system says why just before the program locks.
      ownprint.app.cover(({ why }) => {
        if (why !== "hidden") cause.current = why;
      }),
      ownprint.spaces.changed((status) => {
        if (status.place.kind === "personal") dispatch({ type: "place-left", ending: { kind: "locked", by: cause.current } });
      }),
    ];
    return () => {
      isCurrent = false;
      stops.forEach((stop) => stop());
    };
  }, [turn, dispatch]);

  return place.kind === "space" && lockAfter !== null ? <StayQuestion key={turn} lockAfter={lockAfter} /> : null;
};
