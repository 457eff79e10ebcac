import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ageAnswer, exportFormat, type AgeAnswer, type ExportFormat } from "../../../shared/contract/handover.ts";
import type { ItemId, ScanId } from "../../../shared/model/brand.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Option } from "../../components/option.tsx";
import { Problem } from "../../components/problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { StoppedPlaces } from "../../components/stopped-places.tsx";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";

interface ExportScreenProps {
  readonly scan: ScanId;
  readonly items: readonly ItemId[];
}

/** Fingerprints as a file, for whoever takes them in by hand. Ages are affirmed here too: what is saved can't be called back. */
export const ExportScreen = ({ scan, items }: ExportScreenProps) => {
  const { t } = useTranslation(["export", "path"]);
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const [format, setFormat] = useState<ExportFormat>("json");
  const [age, setAge] = useState<AgeAnswer | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const isStopped = (age !== null && age !== "everyone-adult") || problem === "not-everyone-adult";

  const choose = (changed: () => void): void => {
    clear();
    setSaved(null);
    changed();
  };
  const save = (): void => {
    if (age === null) return;
    setSaved(null);
    void ask(
      () => ownprint.handover.export({ scan, items: [...items], format, age }),
      (answer) => setSaved(answer.saved),
    );
  };
  const told = busy ? t("file.saving") : saved === null ? "" : saved === 0 ? t("file.notSaved") : t("file.saved", { count: saved });

  return (
    <Screen
      heading={t("file.heading")}
      lead={t("file.lead", { count: items.length })}
      onBack={() => dispatch({ type: "aside-closed" })}
      next={
        <Button look="primary" busy={busy} unavailable={age === null || isStopped} onPress={save}>
          {t("file.save")}
        </Button>
      }
    >
      <fieldset className="options">
        <legend>{t("file.format")}</legend>
        <p className="hint">{t("file.formatHint")}</p>
        {exportFormat.options.map((offered) => (
          <Option
            key={offered}
            kind="radio"
            group="format"
            checked={format === offered}
            onChange={() => choose(() => setFormat(offered))}
            label={t(`file.formats.${offered}`)}
            hint={t(`file.formats.${offered}Hint`)}
          />
        ))}
      </fieldset>
      <dl className="summary">
        <div>
          <dt>{t("file.inIt")}</dt>
          <dd>{t("file.inItValue")}</dd>
        </div>
        <div>
          <dt>{t("file.notInIt")}</dt>
          <dd>{t("file.notInItValue")}</dd>
        </div>
        <div>
          <dt>{t("file.name")}</dt>
          <dd>{t("file.nameValue")}</dd>
        </div>
      </dl>
      <fieldset className="options">
        <legend>{t("file.age")}</legend>
        {ageAnswer.options.map((offered) => (
          <Option
            key={offered}
            kind="radio"
            group="export-age"
            checked={age === offered}
            onChange={() => choose(() => setAge(offered))}
            label={t(`path:age.${offered}`)}
          />
        ))}
      </fieldset>
      {isStopped ? (
        <>
          <Notice kind="attention" heading={t("file.stoppedHeading")} announced>
            <p>{t("file.stopped")}</p>
          </Notice>
          <StoppedPlaces />
        </>
      ) : (
        <p>{t("file.who")}</p>
      )}
      <p role="status" className={saved === null || saved === 0 ? "hint" : "came"}>
        {told}
      </p>
      {problem === "nothing-to-send" && (
        <Notice kind="attention" announced>
          <p>
            <strong>{t("file.nothing")}</strong> {t("file.nothingNext")}
          </p>
        </Notice>
      )}
      {problem !== null && problem !== "nothing-to-send" && problem !== "not-everyone-adult" && <Problem code={problem} onTryAgain={save} busy={busy} />}
    </Screen>
  );
};
