/** @file What happened that must not, or that a test wants to see: kept here, asked for over the control channel. */

export interface DeniedRequest {
  readonly url: string;
  readonly resourceType: string;
  /** The program's own rule, or the host, which lets nothing through that the program does not serve. */
  readonly by: "program" | "host";
}

export interface DeniedPermission {
  readonly permission: string;
  readonly origin: string;
}

export const records = {
  deniedRequests: [] as DeniedRequest[],
  openedLinks: [] as string[],
  deniedPermissions: [] as DeniedPermission[],
  deniedNavigations: [] as string[],
  deniedWindows: [] as string[],
  /** The words of every page that was printed. */
  printedPages: [] as string[],
};
