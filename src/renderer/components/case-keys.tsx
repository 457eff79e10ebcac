import { useTranslation } from "react-i18next";
import type { CaseKeys as Keys } from "../../shared/model/case.ts";
import { Code } from "./code.tsx";
import { CopyButton } from "./copy-button.tsx";

interface CaseKeysProps {
  readonly keys: Keys;
}

/** The two things a person must not lose, as large as they matter. */
export const CaseKeys = ({ keys }: CaseKeysProps) => {
  const { t } = useTranslation(["send", "cases"]);
  return (
    <dl className="keys">
      <div>
        <dt>{t("done.caseNumber")}</dt>
        <dd>{keys.caseNumber === null ? <span className="hint">{t("cases:one.noNumber")}</span> : <Code text={keys.caseNumber} />}</dd>
        {keys.caseNumber !== null && (
          <dd className="keys-copy">
            <CopyButton text={keys.caseNumber} label={t("done.copyNumber")} />
          </dd>
        )}
      </div>
      <div>
        <dt>{t("done.pin")}</dt>
        <dd>
          <Code text={keys.pin} />
        </dd>
        <dd className="keys-copy">
          <CopyButton text={keys.pin} label={t("done.copyPin")} />
        </dd>
      </div>
    </dl>
  );
};
