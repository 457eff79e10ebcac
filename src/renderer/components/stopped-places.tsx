import { useTranslation } from "react-i18next";
import { OutsideLink } from "./outside-link.tsx";

const places = [
  { link: "take-it-down", words: "takeItDown" },
  { link: "report-remove", words: "reportRemove" },
] as const;

/** Where pictures of people under 18 are in good hands. */
export const StoppedPlaces = () => {
  const { t } = useTranslation("path");
  return (
    <ul className="places">
      {places.map(({ link, words }) => (
        <li key={link} className="card">
          <h2>{t(`stopped.${words}.name`)}</h2>
          <p>{t(`stopped.${words}.who`)}</p>
          <p className="hint">{t(`stopped.${words}.how`)}</p>
          <OutsideLink link={link}>{t("stopped.open", { name: t(`stopped.${words}.name`) })}</OutsideLink>
        </li>
      ))}
    </ul>
  );
};
