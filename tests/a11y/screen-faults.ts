/** @file What axe does not look at: size of targets, sight of the focus, words cut off, things that move. Runs in the page, on the screen as it is. */
import type { Page } from "playwright-core";

/** WCAG 2.2, 2.5.8. */
const TARGET = 24;
/** WCAG 2.2, 1.4.11 for the mark of the focus. */
const CONTRAST = 3;

/** Everything in the function below must be in it: it is sent to the page as it stands. */
const look = ({ target, contrast }: { readonly target: number; readonly contrast: number }): readonly string[] => {
  const faults: string[] = [];
  const isForced = matchMedia("(forced-colors: active)").matches;
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${(element.getAttribute("class") ?? "").split(" ").join(".")} "${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}"`;

  const isShown = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true }) && element.closest("[inert]") === null;
  /** For those who listen only, or there only once it has the focus. */
  const isOutOfSight = (element: HTMLElement): boolean => element.closest(".out-of-sight, .skip") !== null;
  const all = [...document.querySelectorAll("body *")].filter((element) => element instanceof HTMLElement).filter((element) => isShown(element) && !isOutOfSight(element));
  const interactive = all.filter((element) => element.matches("button, a[href], input, select, textarea, summary, [role=gridcell]"));

  for (const element of interactive) {
    // A label answers for its field, and a whole row for its button.
    const answering = element.closest<HTMLElement>("label, .case-row") ?? element;
    const { width, height } = answering.getBoundingClientRect();
    if (Math.min(width, height) < target - 0.5) faults.push(`${nameOf(element)}: ${Math.round(width)} x ${Math.round(height)}, less than ${target}`);
  }

  const width = document.documentElement.clientWidth;
  for (const element of all) {
    const style = getComputedStyle(element);
    if (/^(?:HTML|BODY)$/.test(element.tagName)) continue;
    const scrollsItself = (at: Element | null): boolean => at !== null && (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1 ? at.matches("pre, [tabindex]") : scrollsItself(at.parentElement));
    const { left, right } = element.getBoundingClientRect();
    if ((left < -1 || right > width + 1) && !scrollsItself(element)) faults.push(`${nameOf(element)}: reaches from ${Math.round(left)} to ${Math.round(right)} in ${width}`);
    // A long file name is cut on purpose, and said whole to those who listen.
    const isCut = style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1 && !element.matches(".file-name > *, .ridge");
    const runsOut = style.overflowX === "visible" && style.display !== "inline" && element.scrollWidth > element.clientWidth + 1 && element.childElementCount === 0;
    if (runsOut && element.textContent.trim() !== "") faults.push(`${nameOf(element)}: its words run out of it`);
    if (isCut && element.textContent.trim() !== "") faults.push(`${nameOf(element)}: its words are cut off`);
    if (style.animationName !== "none" && matchMedia("(prefers-reduced-motion: reduce)").matches) faults.push(`${nameOf(element)}: moves`);
  }

  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const channels = (colour: string): readonly number[] => {
    if (pen === null) return [];
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element: HTMLElement | null): string => {
    if (element === null) return "white";
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 255 ? backgroundColor : ground(element.parentElement);
  };
  const before = document.activeElement;
  for (const element of interactive) {
    if (element.tabIndex < 0 || (element instanceof HTMLInputElement && element.disabled)) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    const marked = element.closest<HTMLElement>(".option, .case-row") ?? element;
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(marked);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) {
      faults.push(`${nameOf(element)}: the focus does not show`);
      continue;
    }
    const behind = ground(Number.parseFloat(outlineOffset) < 0 ? marked : marked.parentElement);
    const [light = 0, dark = 0] = [luminance(outlineColor), luminance(behind)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (!isForced && ratio < contrast) faults.push(`${nameOf(element)}: the focus shows at ${ratio.toFixed(1)} to 1`);
    const { left, top, right, bottom } = marked.getBoundingClientRect();
    const isSeen = [0.1, 0.5, 0.9].some((x) =>
      [0.1, 0.5, 0.9].some((y) => {
        const at = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return at !== null && (marked.contains(at) || at.contains(marked) && getComputedStyle(at).position !== "sticky");
      }),
    );
    if (!isSeen) faults.push(`${nameOf(element)}: has the focus out of sight`);
  }
  if (before instanceof HTMLElement) before.focus();
  return faults;
};

/** One line for each thing that is wrong. */
export const screenFaults = async (page: Page): Promise<readonly string[]> => {
  // Only after a key is the focus shown as to somebody at a keyboard.
  await page.keyboard.press("Tab");
  // A list measures its rows anew when the text grows, and has them in their places a frame or two later.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
      }),
  );
  return page.evaluate(look, { target: TARGET, contrast: CONTRAST });
};
