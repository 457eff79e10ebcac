import { useTranslation } from "react-i18next";
import type { CaseSummary } from "../../shared/model/case.ts";

interface CasePlatformsProps {
  readonly summary: CaseSummary;
}

/** For each partner platform what is known of it, no more. */
export const CasePlatforms = ({ summary }: CasePlatformsProps) => {
  const { t } = useTranslation("cases");
  const platforms = summary.status?.platforms ?? [];
  return (
    <section className="card" aria-labelledby="case-platforms">
      <h2 id="case-platforms">{t("one.platforms")}</h2>
      {platforms.length === 0 ? (
        <p className="hint">{t("one.noPlatforms")}</p>
      ) : (
        <ul className="platforms">
          {platforms.map(({ name, read, feedback }) => (
            <li key={name}>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              <ul>
                <li>{t(read ? "one.read" : "one.notRead")}</li>
                {feedback.map(({ value, count }) => (
                  <li key={value}>{t(`one.feedback.${value}`, { count })}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
