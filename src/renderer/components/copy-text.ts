/**
 * @file Copying without the clipboard permission, which the program denies to its own page: the page's selection is copied
 * as a person would copy it, which the platform allows while a key or button is being pressed.
 */

/** Whether the text is in the clipboard now. */
export const copyText = (text: string): boolean => {
  const holder = document.createElement("textarea");
  holder.value = text;
  holder.className = "out-of-sight";
  holder.setAttribute("aria-hidden", "true");
  const before = document.activeElement;
  document.body.append(holder);
  holder.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way that asks for no permission; it has no successor
  const copied = document.execCommand("copy");
  holder.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
};
