import { useTranslation } from "react-i18next";
import type { CaseId } from "../../shared/model/brand.ts";
import { useStore } from "../state/store.tsx";
import { Button } from "./button.tsx";

interface SheetButtonProps {
  readonly id: CaseId;
}

/** The way to the page that a person takes along. */
export const SheetButton = ({ id }: SheetButtonProps) => {
  const { t } = useTranslation("cases");
  const { dispatch } = useStore();
  return <Button onPress={() => dispatch({ type: "aside-opened", aside: { at: "sheet", case: id } })}>{t("one.sheet")}</Button>;
};
