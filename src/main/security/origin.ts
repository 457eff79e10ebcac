/** @file The program's one origin. `file:` is never used, so its privileges can be switched off by a fuse. */

export const scheme = "ownprint";
export const appHost = "app";
export const appUrl = `${scheme}://${appHost}/index.html`;

/** True for the window's own pages and files, false for everything else, however close it looks. */
export const isOwnAddress = (address: string): boolean => {
  try {
    const url = new URL(address);
    return url.protocol === `${scheme}:` && url.host === appHost && url.username === "" && url.password === "";
  } catch {
    return false;
  }
};
