import { useTranslation } from "react-i18next";
import type { ScanProgress } from "../../shared/model/scan.ts";
import { chosenItems } from "../state/chosen-items.ts";
import type { Selection } from "../state/selection.ts";
import { useStore } from "../state/store.tsx";
import { Button } from "./button.tsx";

interface ExportButtonProps {
  readonly scan: ScanProgress;
  readonly selection: Selection;
}

/** Beside the way to the bank: the chosen fingerprints as a file. */
export const ExportButton = ({ scan, selection }: ExportButtonProps) => {
  const { t } = useTranslation("export");
  const { dispatch } = useStore();
  const open = (): void => dispatch({ type: "aside-opened", aside: { at: "export", scan: scan.scan, items: chosenItems(selection, scan.items) } });
  return (
    <div className="beside">
      <Button look="quiet" onPress={open}>
        {t("file.open")}
      </Button>
    </div>
  );
};
