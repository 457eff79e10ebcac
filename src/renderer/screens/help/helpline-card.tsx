import { useTranslation } from "react-i18next";
import type { Helpline } from "../../../shared/helplines/directory.ts";
import { AskToOpen } from "../../components/ask-to-open.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { useFormat } from "../../format/use-format.ts";
import { ownprint } from "../../ownprint.ts";
import { languageNames } from "./look-up.ts";

interface HelplineCardProps {
  readonly entry: Helpline;
}

/** One place that helps, with everything known of it and with what is not sure. The directory itself is written in English. */
export const HelplineCard = ({ entry }: HelplineCardProps) => {
  const { t, i18n } = useTranslation("help");
  const format = useFormat();
  const { id, name, audience, phone, hours, url, note, doubt, sourcesRead } = entry;
  const languages = languageNames(entry, i18n.language);
  return (
    <li className="card helpline">
      <div>
        <h3>
          <bdi lang={entry.languages[0]}>{name}</bdi>
        </h3>
        <p>
          <bdi lang="en">{audience}</bdi>
        </p>
      </div>
      <dl className="helpline-facts">
        {phone !== null && (
          <div>
            <dt>{t("entry.phone")}</dt>
            <dd className="helpline-phone">
              <bdi dir="ltr">{phone}</bdi>
              <CopyButton text={phone} label={t("entry.copyPhone", { name })} />
            </dd>
          </div>
        )}
        {hours !== null && (
          <div>
            <dt>{t("entry.hours")}</dt>
            <dd>
              <bdi lang="en">{hours}</bdi>
            </dd>
          </div>
        )}
        {languages.length > 0 && (
          <div>
            <dt>{t("entry.languages")}</dt>
            <dd>{new Intl.ListFormat(i18n.language, { type: "unit", style: "short" }).format(languages)}</dd>
          </div>
        )}
        {url !== null && (
          <div>
            <dt>{t("entry.website")}</dt>
            <dd>
              <AskToOpen address={url} open={() => ownprint.help.openHelpline({ helpline: id })}>
                {t("entry.open")}{" "}
                <bdi className="out-of-sight" lang={entry.languages[0]}>
                  {name}
                </bdi>
              </AskToOpen>
            </dd>
          </div>
        )}
      </dl>
      {note !== null && (
        <p>
          <bdi lang="en">{note}</bdi>
        </p>
      )}
      {doubt !== null && (
        <p className="helpline-doubt">
          <strong>{t("entry.doubt")}</strong> <bdi lang="en">{doubt}</bdi>
        </p>
      )}
      <p className="helpline-read">{t("entry.read", { date: format.day(Date.parse(`${sourcesRead}T12:00`)) })}</p>
    </li>
  );
};
