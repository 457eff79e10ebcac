/** @file Chromium's own habits that would write to disk or look something up: switched off before it starts. */
import type { App } from "electron";

const switches: readonly (readonly [name: string, value?: string])[] = [
  ["disable-background-networking"],
  ["disable-component-update"],
  ["disable-domain-reliability"],
  ["disable-sync"],
  ["disable-breakpad"],
  ["no-pings"],
  ["disable-http-cache"],
  // Previews of a page for the task switcher or the tab strip would be pictures on disk.
  ["disable-features", "MediaRouter,OptimizationHints,PaintPreview,SpareRendererForSitePerProcess"],
  // The page has no connection to make; if something tries, it finds no host.
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
];

export const quietChromium = (app: Pick<App, "commandLine">): void => {
  for (const [name, value] of switches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
};
