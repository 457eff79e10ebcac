import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { writingLocale } from "../i18n/locale.ts";
import { formatAgo, formatBytes, formatDay, formatDuration, formatLongDay, formatNumber, formatRemaining } from "./numbers.ts";

export interface Format {
  readonly bytes: (bytes: number) => string;
  readonly remaining: (milliseconds: number) => string;
  readonly duration: (milliseconds: number) => string;
  readonly number: (value: number) => string;
  readonly day: (moment: number) => string;
  readonly longDay: (moment: number) => string;
  readonly ago: (moment: number) => string;
  /** Facts one after the other, for whoever hears them. */
  readonly row: (facts: readonly string[]) => string;
}

export const useFormat = (): Format => {
  const { t, i18n } = useTranslation("frame");
  const language = writingLocale(i18n.language);
  return useMemo(
    () => ({
      bytes: (bytes) => formatBytes(language, bytes),
      remaining: (milliseconds) => formatRemaining(language, milliseconds),
      duration: (milliseconds) => formatDuration(language, milliseconds),
      number: (value) => formatNumber(language, value),
      day: (moment) => formatDay(language, moment),
      longDay: (moment) => formatLongDay(language, moment),
      ago: (moment) => formatAgo(language, moment, Date.now()),
      row: (facts) => facts.slice(1).reduce((before, after) => t("inARow", { before, after }), facts[0] ?? ""),
    }),
    [language, t],
  );
};
