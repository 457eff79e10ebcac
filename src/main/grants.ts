/** @file What the person allowed to be read in this session. Paths stay here; the window knows an id and a name. */
import { randomBytes } from "node:crypto";
import { lstat, stat } from "node:fs/promises";
import { basename, isAbsolute, resolve } from "node:path";
import type { Grant } from "../shared/contract/files.ts";
import { grantId, localPath, type GrantId, type LocalPath } from "../shared/model/brand.ts";
import { createStays } from "./stays.ts";

export interface Grants {
  /** Grants what can be found among the paths that the system's dialog or a drop gave. */
  readonly add: (paths: readonly string[]) => Promise<readonly Grant[]>;
  readonly remove: (id: GrantId) => void;
  /** Null when one of them is unknown. */
  readonly paths: (ids: readonly GrantId[]) => readonly LocalPath[] | null;
  readonly clear: () => void;
}

export const createGrants = (): Grants => {
  const paths = new Map<GrantId, LocalPath>();
  const ids = new Map<LocalPath, GrantId>();
  const stays = createStays();

  const grantOf = async (given: string): Promise<Grant | null> => {
    if (!isAbsolute(given)) return null;
    const path = localPath.parse(resolve(given));
    const stay = stays.now();
    const found = await stat(path).catch(() => lstat(path)).catch(() => null);
    if (found === null || stay.isOver()) return null;
    const id = ids.get(path) ?? grantId.parse(`grant-${randomBytes(16).toString("hex")}`);
    ids.set(path, id);
    paths.set(id, path);
    return { id, kind: found.isDirectory() ? "folder" : "file", name: basename(path) || path };
  };

  return {
    add: async (given) => (await Promise.all([...new Set(given)].map(grantOf))).filter((grant) => grant !== null),
    remove: (id) => {
      const path = paths.get(id);
      if (path !== undefined) ids.delete(path);
      paths.delete(id);
    },
    paths: (ids) => {
      const found = ids.map((id) => paths.get(id)).filter((path) => path !== undefined);
      return found.length === ids.length ? found : null;
    },
    clear: () => {
      stays.end();
      ids.clear();
      paths.clear();
    },
  };
};
