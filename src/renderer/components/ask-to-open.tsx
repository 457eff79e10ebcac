import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../shared/contract/index.ts";
import { useAsked } from "../state/use-asked.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { Button } from "./button.tsx";
import { Problem } from "./problem.tsx";

interface AskToOpenProps {
  /** The whole of it, as it will be opened. */
  readonly address: string;
  readonly open: () => Promise<Outcome<undefined>>;
  readonly children: ReactNode;
  readonly look?: "primary" | "plain";
}

/** A place on the web: its address is shown in full, and it opens only after asking. */
export const AskToOpen = ({ address, open, children, look = "plain" }: AskToOpenProps) => {
  const { t } = useTranslation("frame");
  const [asks, setAsks] = useState(false);
  const { ask, problem } = useAsked();
  const stay = (): void => setAsks(false);
  const shown = (
    <p className="address" dir="ltr">
      {address}
    </p>
  );
  return (
    <div className="outside-link">
      <Button look={look} onPress={() => setAsks(true)}>
        {children}
      </Button>
      {shown}
      {problem !== null && <Problem code={problem} />}
      {asks && (
        <AskDialog
          heading={t("link.heading")}
          onClose={stay}
          answers={
            <>
              <Button onPress={stay}>{t("link.stay")}</Button>
              <Button
                look="primary"
                onPress={() => {
                  stay();
                  void ask(open, () => undefined);
                }}
              >
                {t("link.open")}
              </Button>
            </>
          }
        >
          {shown}
          <p>{t("link.body")}</p>
        </AskDialog>
      )}
    </div>
  );
};
