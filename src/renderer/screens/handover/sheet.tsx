import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { findHelplines, helplineCountries } from "../../../shared/helplines/directory.ts";
import type { CaseId } from "../../../shared/model/brand.ts";
import { Button } from "../../components/button.tsx";
import { CaseProblem } from "../../components/case-problem.tsx";
import { Notice } from "../../components/notice.tsx";
import { Problem } from "../../components/problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { ownprint } from "../../ownprint.ts";
import { caseStateOf } from "../../state/case-state.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";

interface SheetScreenProps {
  readonly id: CaseId;
}

/** As many as the page has room for. */
const NAMED = 5;

/** The country of the system's own region, when somebody there is known. */
const likelyCountry = (): string | null => {
  const { region } = new Intl.Locale(navigator.language).maximize();
  return region !== undefined && helplineCountries.includes(region) ? region : null;
};

type Came = "printing" | "printed" | "notPrinted" | "saving" | "saved" | "notSaved";

/** The page that a person takes along: what is on it, where not to keep it, and the ways to get it. */
export const SheetScreen = ({ id }: SheetScreenProps) => {
  const { t, i18n } = useTranslation(["export", "cases"]);
  const { state, dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const [country, setCountry] = useState(likelyCountry);
  const [came, setCame] = useState<Came | null>(null);
  const [again, setAgain] = useState<(() => void) | null>(null);
  const select = useId();
  const summary = state.cases?.find((known) => known.id === id);
  const close = (): void => dispatch({ type: "aside-closed" });
  if (summary === undefined) {
    return (
      <Screen heading={t("sheet.heading")} onBack={close}>
        <Problem code="unknown-case" />
      </Screen>
    );
  }

  const names = new Intl.DisplayNames(i18n.language, { type: "region" });
  const countries = helplineCountries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  const helplines = findHelplines({ country: country ?? "001", age: "adult" }).slice(0, NAMED);
  const standing = caseStateOf(summary);
  const hasNumber = standing !== "drafted" && standing !== "sending";
  const page = { case: id, country, language: i18n.language };

  const print = (): void => {
    setCame("printing");
    setAgain(() => print);
    void ask(() => ownprint.handover.print(page), ({ printed }) => setCame(printed ? "printed" : "notPrinted"));
  };
  const save = (format: "html" | "pdf") => (): void => {
    setCame("saving");
    setAgain(() => save(format));
    void ask(() => ownprint.handover.saveSheet({ ...page, format }), ({ saved }) => setCame(saved > 0 ? "saved" : "notSaved"));
  };

  return (
    <Screen
      heading={t("sheet.heading")}
      lead={t("sheet.lead")}
      onBack={close}
      beside={
        <>
          <Button busy={busy} unavailable={!hasNumber} onPress={save("html")}>
            {t("sheet.page")}
          </Button>
          <Button busy={busy} unavailable={!hasNumber} onPress={save("pdf")}>
            {t("sheet.pdf")}
          </Button>
        </>
      }
      next={
        <Button look="primary" busy={busy} unavailable={!hasNumber} onPress={print}>
          {t("sheet.print")}
        </Button>
      }
    >
      {!hasNumber && (
        <Notice kind="attention">
          <p>{t("sheet.noNumber")}</p>
        </Notice>
      )}
      <p role="status" className={came === null || problem !== null ? "out-of-sight" : "came"}>
        {came === null || problem !== null ? "" : t(`sheet.${came}`)}
      </p>
      {problem !== null && <CaseProblem code={problem} busy={busy} onTryAgain={again ?? clear} paper="read" />}
      <div className="field">
        <label htmlFor={select}>{t("sheet.country")}</label>
        <select
          id={select}
          value={country ?? ""}
          onChange={(event) => {
            setCame(null);
            setCountry(event.target.value === "" ? null : event.target.value);
          }}
        >
          <option value="">{t("sheet.anywhere")}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <section className="card sheet-parts" aria-labelledby={`${select}-on`}>
        <h2 id={`${select}-on`}>{t("sheet.onIt")}</h2>
        <ul className="dotted">
          <li>{t("sheet.keys")}</li>
          <li>{t("sheet.bank", { name: summary.bank.name, host: summary.bank.host })}</li>
          <li>{t("sheet.how")}</li>
          <li>
            {t("sheet.help")}
            <ul className="dotted">
              {helplines.map((helpline) => (
                <li key={helpline.id}>
                  <bdi>{helpline.name}</bdi>
                </li>
              ))}
            </ul>
          </li>
        </ul>
        <p className="hint">{t("sheet.notOnIt")}</p>
      </section>
      <Notice kind="attention" heading={t("sheet.careHeading")}>
        <p>{t("sheet.care")}</p>
        <p>{t("sheet.carePrint")}</p>
      </Notice>
    </Screen>
  );
};
