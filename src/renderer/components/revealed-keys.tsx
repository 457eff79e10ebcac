import { useTranslation } from "react-i18next";
import type { CaseId } from "../../shared/model/brand.ts";
import { ownprint } from "../ownprint.ts";
import { CaseKeys } from "./case-keys.tsx";
import { CoveredKeys } from "./covered-keys.tsx";
import { SheetButton } from "./sheet-button.tsx";

interface RevealedKeysProps {
  readonly id: CaseId;
}

/** Case number and PIN of one of our own cases, covered until asked for. */
export const RevealedKeys = ({ id }: RevealedKeysProps) => {
  const { t } = useTranslation("cases");
  return (
    <CoveredKeys
      heading={t("one.keys")}
      revealLabel={t("one.reveal")}
      reveal={() => ownprint.cases.reveal({ case: id })}
      show={(keys) => <CaseKeys id={id} keys={keys} />}
      beside={<SheetButton id={id} />}
    />
  );
};
