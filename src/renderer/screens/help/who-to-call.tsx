import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { useStore } from "../../state/store.tsx";
import { CountryField } from "./country-field.tsx";
import { EVERYWHERE } from "./help-country.ts";
import { HelplineCard } from "./helpline-card.tsx";
import { firstToCall } from "./look-up.ts";
import { useHelpFor } from "./use-help-for.ts";

interface WhoToCallProps {
  readonly age: "adult" | "under-18" | "any";
}

/** More would be a list to choose from, and that is the directory. */
const MOST = 3;

/** The nearest few who can be called now, and the way to all of them. */
export const WhoToCall = ({ age }: WhoToCallProps) => {
  const { t, i18n } = useTranslation("help");
  const { dispatch } = useStore();
  const { country } = useHelpFor();
  const id = useId();
  const found = firstToCall({ country, age, language: i18n.language }, MOST);
  const isElsewhere = found.length > 0 && found.every((entry) => entry.country !== country || country === "001");
  return (
    <section className="call" aria-labelledby={id}>
      <h2 id={id}>{t("call.heading")}</h2>
      <CountryField />
      <p role="status" className={country === EVERYWHERE || isElsewhere ? "hint" : "out-of-sight"}>
        {country === EVERYWHERE ? t("call.choose") : isElsewhere ? t("call.none") : t("directory.found", { count: found.length })}
      </p>
      {found.length > 0 && (
        <ul className="helplines">
          {found.map((entry) => (
            <HelplineCard key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <div className="beside">
        <Button look="quiet" onPress={() => dispatch({ type: "help-opened", aside: { at: "directory" }, age })}>
          {t("call.more")}
        </Button>
      </div>
    </section>
  );
};
