/** @file A quiet word on the first screens: an earlier set of fingerprints was not finished or not sent. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Instant } from "../../shared/model/brand.ts";
import { AskDialog } from "../components/ask-dialog.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Option } from "../components/option.tsx";
import { Problem } from "../components/problem.tsx";
import { useFormat } from "../format/use-format.ts";
import { ownprint } from "../ownprint.ts";
import type { AgeAnswer } from "../state/step.ts";
import { useStore } from "../state/store.tsx";
import { useAsked } from "../state/use-asked.ts";

interface Found {
  readonly files: number;
  readonly startedAt: Instant;
}

const answers: readonly AgeAnswer[] = ["everyone-adult", "someone-under-18", "not-sure", "sorted-in-review"];

export const UnfinishedNotice = () => {
  const { t } = useTranslation("path");
  const { state, dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  const format = useFormat();
  const [found, setFound] = useState<Found | null>(null);
  const [asks, setAsks] = useState<"age" | "removal" | null>(null);
  const [answer, setAnswer] = useState<AgeAnswer | null>(null);
  const isPersonal = state.place.kind === "personal";
  // Cases that can be read again mean that the keychain was opened: then there may be something to carry on with.
  const { cases } = state;

  useEffect(() => {
    let isGone = false;
    void ownprint.scan.unfinished().then((outcome) => {
      if (!isGone && outcome.ok) setFound(outcome.value);
    });
    return () => {
      isGone = true;
    };
  }, [cases]);

  if (found === null || !isPersonal) return null;
  const remove = (then: () => void): void =>
    void ask(
      () => ownprint.scan.dropUnfinished(),
      () => {
        setAsks(null);
        setFound(null);
        then();
      },
    );
  const carryOn = (): void => {
    if (answer === null) return;
    if (answer !== "everyone-adult" && answer !== "sorted-in-review") {
      // What was made of such pictures is not to lie about.
      remove(() => dispatch({ type: "age-answered", answer }));
      return;
    }
    void ask(
      () => ownprint.scan.carryOn({ age: answer }),
      ({ progress, grants }) => dispatch({ type: "carried-on", age: answer, grants, scan: progress }),
    );
  };

  return (
    <Notice kind="calm" heading={t("unfinished.heading")}>
      <p>{t("unfinished.body", { date: format.day(found.startedAt), files: t("unfinished.files", { count: found.files, number: format.number(found.files) }) })}</p>
      {problem !== null && <Problem code={problem} />}
      <div className="row">
        <Button onPress={() => setAsks("age")} busy={busy}>
          {t("unfinished.carryOn")}
        </Button>
        <Button look="quiet" onPress={() => setAsks("removal")} busy={busy}>
          {t("unfinished.remove")}
        </Button>
      </div>
      {asks === "age" && (
        <AskDialog
          heading={t("age.heading")}
          onClose={() => setAsks(null)}
          answers={
            <>
              <Button onPress={() => setAsks(null)}>{t("unfinished.notNow")}</Button>
              <Button look="primary" unavailable={answer === null} busy={busy} onPress={carryOn}>
                {t("age.next")}
              </Button>
            </>
          }
        >
          <p>{t("age.lead")}</p>
          <fieldset className="options">
            <legend className="out-of-sight">{t("age.legend")}</legend>
            {answers.map((offered) => (
              <Option key={offered} kind="radio" group="unfinished-age" checked={answer === offered} onChange={() => setAnswer(offered)} label={t(`age.${offered}`)} />
            ))}
          </fieldset>
        </AskDialog>
      )}
      {asks === "removal" && (
        <AskDialog
          heading={t("unfinished.removeHeading")}
          onClose={() => setAsks(null)}
          answers={
            <>
              <Button onPress={() => setAsks(null)}>{t("unfinished.keep")}</Button>
              <Button look="danger" busy={busy} onPress={() => remove(() => undefined)}>
                {t("unfinished.removeIt")}
              </Button>
            </>
          }
        >
          <p>{t("unfinished.removeBody")}</p>
        </AskDialog>
      )}
    </Notice>
  );
};
