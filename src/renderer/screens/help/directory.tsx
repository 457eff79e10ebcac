import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { Screen } from "../../components/screen.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useStore } from "../../state/store.tsx";
import { CountryField } from "./country-field.tsx";
import { EVERYWHERE } from "./help-country.ts";
import { HelplineCard } from "./helpline-card.tsx";
import { lookUp } from "./look-up.ts";
import { ThreatenedLink } from "./threatened-link.tsx";
import { useHelpFor } from "./use-help-for.ts";

const ages = ["any", "adult", "under-18"] as const;

const MOST_WORDS = 100;

/** Who helps: offline, by country and age, and by any word. */
export const DirectoryScreen = () => {
  const { t, i18n } = useTranslation("help");
  const { dispatch } = useStore();
  const { country, age, choose } = useHelpFor();
  const [words, setWords] = useState("");
  const id = useId();
  const find = useRef<HTMLHeadingElement>(null);
  // The pressed button goes with the answer; the focus begins again where the question is.
  const widen = (change: () => void) => () => {
    change();
    find.current?.focus();
  };
  const groups = lookUp({ country, age, words, language: i18n.language });
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const isEnglish = i18n.language === "en";
  return (
    <Screen heading={t("directory.heading")} lead={t("directory.lead")} onBack={() => dispatch({ type: "aside-closed" })}>
      <div className="row">
        <ThreatenedLink />
        <p>{t("directory.danger")}</p>
      </div>
      <section aria-labelledby={`${id}-find`} className="find">
        <h2 id={`${id}-find`} ref={find} tabIndex={-1}>{t("directory.find")}</h2>
        <div className="find-fields">
          <CountryField />
          <div className="field">
            <label htmlFor={`${id}-age`}>{t("directory.age")}</label>
            <select
              id={`${id}-age`}
              value={age}
              onChange={({ target }) => {
                const chosen = ages.find((offered) => offered === target.value);
                if (chosen !== undefined) choose({ age: chosen });
              }}
            >
              {ages.map((offered) => (
                <option key={offered} value={offered}>
                  {t(`directory.ages.${offered}`)}
                </option>
              ))}
            </select>
          </div>
          <TextField label={t("directory.words")} value={words} maxLength={MOST_WORDS} onChange={setWords} />
        </div>
        <p role="status" className="numbers hint">
          {t("directory.found", { count })}
        </p>
      </section>
      {groups.map((group) => (
        <section key={group.country} aria-labelledby={`${id}-${group.country}`} className="help-group">
          <h2 id={`${id}-${group.country}`}>{group.name ?? t("directory.world")}</h2>
          <ul className="helplines">
            {group.entries.map((entry) => (
              <HelplineCard key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {count === 0 && (
        <section className="notice notice-calm" aria-labelledby={`${id}-none`}>
          <h2 id={`${id}-none`}>{t("directory.none.heading")}</h2>
          <p>{t("directory.none.body")}</p>
          <div className="row">
            {words !== "" && <Button onPress={widen(() => setWords(""))}>{t("directory.none.clear")}</Button>}
            {country !== EVERYWHERE && <Button onPress={widen(() => choose({ country: EVERYWHERE }))}>{t("directory.none.all")}</Button>}
            {age !== "any" && <Button onPress={widen(() => choose({ age: "any" }))}>{t("directory.none.anyAge")}</Button>}
          </div>
        </section>
      )}
      <div className="help-honest">
        <p className="hint">{t("directory.honest")}</p>
        {!isEnglish && <p className="hint">{t("directory.inEnglish")}</p>}
      </div>
    </Screen>
  );
};
