import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ELSEWHERE, EVERYWHERE, namedCountries } from "./help-country.ts";
import { useHelpFor } from "./use-help-for.ts";

/** The country whose help is shown, on every screen of help the same. */
export const CountryField = () => {
  const { t, i18n } = useTranslation("help");
  const { country, choose } = useHelpFor();
  const id = useId();
  const countries = useMemo(() => namedCountries(i18n.language), [i18n.language]);
  return (
    <div className="field">
      <label htmlFor={id}>{t("country")}</label>
      <select id={id} value={country} onChange={(event) => choose({ country: event.target.value })}>
        <option value={EVERYWHERE}>{t("everywhere")}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        <option value={ELSEWHERE}>{t("elsewhere")}</option>
      </select>
    </div>
  );
};
