import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linkAddress, type LinkId } from "../../shared/contract/help.ts";
import { ownprint } from "../ownprint.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { Button } from "./button.tsx";

interface OutsideLinkProps {
  readonly link: LinkId;
  readonly children: string;
  readonly look?: "primary" | "plain";
}

/** A place on the web: its address is shown in full, and it opens only after asking. */
export const OutsideLink = ({ link, children, look = "plain" }: OutsideLinkProps) => {
  const { t } = useTranslation("frame");
  const [asks, setAsks] = useState(false);
  const stay = (): void => setAsks(false);
  return (
    <div className="outside-link">
      <Button look={look} onPress={() => setAsks(true)}>
        {children}
      </Button>
      <p className="address" dir="ltr">
        {linkAddress[link]}
      </p>
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
                  void ownprint.help.open({ link });
                }}
              >
                {t("link.open")}
              </Button>
            </>
          }
        >
          <p className="address" dir="ltr">
            {linkAddress[link]}
          </p>
          <p>{t("link.body")}</p>
        </AskDialog>
      )}
    </div>
  );
};
