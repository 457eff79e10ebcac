import { useTranslation } from "react-i18next";
import type { CaseId } from "../../shared/model/brand.ts";
import type { CaseKeys as Keys } from "../../shared/model/case.ts";
import { ownprint } from "../ownprint.ts";
import { Code } from "./code.tsx";
import { CopyKeyButton } from "./copy-key-button.tsx";

interface CaseKeysProps {
  readonly id: CaseId;
  readonly keys: Keys;
}

/** The two things a person must not lose, as large as they matter. */
export const CaseKeys = ({ id, keys }: CaseKeysProps) => {
  const { t } = useTranslation(["send", "cases"]);
  return (
    <dl className="keys">
      <div>
        <dt>{t("done.caseNumber")}</dt>
        <dd>{keys.caseNumber === null ? <span className="hint">{t("cases:one.noNumber")}</span> : <Code text={keys.caseNumber} />}</dd>
        {keys.caseNumber !== null && (
          <dd className="keys-copy">
            <CopyKeyButton label={t("done.copyNumber")} copy={() => ownprint.cases.copy({ case: id, what: "number" })} />
          </dd>
        )}
      </div>
      <div>
        <dt>{t("done.pin")}</dt>
        <dd>
          <Code text={keys.pin} />
        </dd>
        <dd className="keys-copy">
          <CopyKeyButton label={t("done.copyPin")} copy={() => ownprint.cases.copy({ case: id, what: "pin" })} />
        </dd>
      </div>
    </dl>
  );
};
