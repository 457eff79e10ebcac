import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewedRequest } from "../../shared/model/case.ts";
import { useFormat } from "../format/use-format.ts";

interface ExactBytesProps {
  readonly requests: readonly PreviewedRequest[];
  /** Whether the case number is known already and stands in them. */
  readonly hasNumber?: boolean;
}

const encoder = new TextEncoder();

/** Every request as it leaves, to the byte. A body is put into the page only when it is opened: a large case has megabytes. */
export const ExactBytes = ({ requests, hasNumber = false }: ExactBytesProps) => {
  const { t } = useTranslation("send");
  const format = useFormat();
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set([0]));
  return (
    <details className="more exact">
      <summary>{t("confirm.exact")}</summary>
      <p>{t(hasNumber ? "confirm.exactLeadMore" : "confirm.exactLead", { count: requests.length })}</p>
      {requests.map((request, index) => (
        <details
          key={index}
          open={opened.has(index)}
          onToggle={(event) => {
            if (event.currentTarget.open && !opened.has(index)) setOpened(new Set([...opened, index]));
          }}
        >
          <summary>
            {t("confirm.request", { number: index + 1, total: requests.length, method: request.method, path: request.path })}
          </summary>
          <p className="hint">
            {t("confirm.requestBytes", { size: format.bytes(encoder.encode(request.body).length), type: request.contentType })}
          </p>
          {opened.has(index) && (
            // A body that scrolls must be reachable without a mouse.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <pre dir="ltr" tabIndex={0} translate="no">
              {request.body}
            </pre>
          )}
        </details>
      ))}
    </details>
  );
};
