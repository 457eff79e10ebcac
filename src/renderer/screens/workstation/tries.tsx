import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../shared/model/error.ts";
import { Problem } from "../../components/problem.tsx";
import type { Waiting } from "./use-waiting.ts";

interface TriesProps {
  readonly problem: ErrorCode | null;
  readonly waiting: Waiting;
}

/** What went wrong with a passphrase, and how long until the next. The seconds are there to look at; only their end is read out. */
export const Tries = ({ problem, waiting }: TriesProps) => {
  const { t } = useTranslation("workstation");
  return (
    <>
      {problem !== null && <Problem code={problem} />}
      {waiting.seconds > 0 && <p className="numbers">{t("wait", { count: waiting.seconds })}</p>}
      <p role="status" className="out-of-sight">
        {waiting.isOver ? t("waited") : ""}
      </p>
    </>
  );
};
