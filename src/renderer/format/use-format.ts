import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatAgo, formatBytes, formatDay, formatDuration, formatLongDay, formatNumber, formatRemaining } from "./numbers.ts";

export interface Format {
  readonly bytes: (bytes: number) => string;
  readonly remaining: (milliseconds: number) => string;
  readonly duration: (milliseconds: number) => string;
  readonly number: (value: number) => string;
  readonly day: (moment: number) => string;
  readonly longDay: (moment: number) => string;
  readonly ago: (moment: number) => string;
}

export const useFormat = (): Format => {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(
    () => ({
      bytes: (bytes) => formatBytes(language, bytes),
      remaining: (milliseconds) => formatRemaining(language, milliseconds),
      duration: (milliseconds) => formatDuration(language, milliseconds),
      number: (value) => formatNumber(language, value),
      day: (moment) => formatDay(language, moment),
      longDay: (moment) => formatLongDay(language, moment),
      ago: (moment) => formatAgo(language, moment, Date.now()),
    }),
    [language],
  );
};
