/** @file What the launcher tells the stand-in. It is taken out of the environment, so that the program never sees it. */
import process from "node:process";

export interface StandInSettings {
  readonly chromium: string;
  /** A folder of this run alone, removed by the launcher: Chromium's profile, home and sockets. */
  readonly folder: string;
  readonly display: boolean;
  readonly locale: string;
  readonly colorScheme: "light" | "dark";
  readonly forcedColors: "active" | "none";
  readonly reducedMotion: "reduce" | "no-preference";
  readonly viewport: { readonly width: number; readonly height: number } | null;
}

export const settingsVariable = "STAND_IN_SETTINGS";

const read = (): StandInSettings => {
  const text = process.env[settingsVariable];
  if (text === undefined) throw new Error("The stand-in for Electron is started by tests/hosts, not by hand.");
  // Process.env hands them on to every process the program starts, workers included.
  Reflect.deleteProperty(process.env, settingsVariable);
  return JSON.parse(text) as StandInSettings;
};

export const settings = read();
