/** @file A frame of a page as the program's sender check sees it, with its real address. */
import type { WebFrameMain } from "electron";
import type { Frame } from "playwright-core";
import { fromChromium } from "./addresses.ts";
import { refusing } from "./refusal.ts";

const known = new WeakMap<Frame, WebFrameMain>();
let lastRoutingId = 0;

export const frameMain = (frame: Frame): WebFrameMain => {
  const already = known.get(frame);
  if (already !== undefined) return already;
  const routingId = (lastRoutingId += 1);
  const parentOf = (): WebFrameMain | null => {
    const parent = frame.parentFrame();
    return parent === null ? null : frameMain(parent);
  };
  const provided = {
    get url() {
      return fromChromium(frame.url());
    },
    get origin() {
      const url = new URL(fromChromium(frame.url()));
      return url.host === "" ? "null" : `${url.protocol}//${url.host}`;
    },
    get name() {
      return frame.name();
    },
    get parent() {
      return parentOf();
    },
    get top() {
      return frameMain(frame.page().mainFrame());
    },
    get detached() {
      return frame.isDetached();
    },
    isDestroyed: () => frame.isDetached(),
    processId: 1,
    routingId,
    frameTreeNodeId: routingId,
  } satisfies Partial<WebFrameMain>;
  const made = refusing<WebFrameMain>("WebFrameMain", provided);
  known.set(frame, made);
  return made;
};
