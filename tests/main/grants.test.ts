import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGrants } from "../../src/main/grants.ts";
import { grantId } from "../../src/shared/model/brand.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "grants-"));
  await mkdir(join(folder, "pictures"));
  await writeFile(join(folder, "one.jpg"), "1");
  await symlink(join(folder, "nowhere"), join(folder, "dangling"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("grants", () => {
  test("name a folder or a file without saying where it is", async () => {
    const grants = await createGrants().add([join(folder, "pictures"), join(folder, "one.jpg")]);
    expect(grants.map(({ kind, name }) => ({ kind, name }))).toEqual([
      { kind: "folder", name: "pictures" },
      { kind: "file", name: "one.jpg" },
    ]);
    expect(JSON.stringify(grants)).not.toContain(folder);
  });

  test("leave out what is not there and what is no full path", async () => {
    expect(await createGrants().add([join(folder, "missing"), "one.jpg", ""])).toEqual([]);
  });

  test("keep a link that leads nowhere, so that the scan can list it by name", async () => {
    expect(await createGrants().add([join(folder, "dangling")])).toMatchObject([{ name: "dangling", kind: "file" }]);
  });

  test("are the same for the same place", async () => {
    const grants = createGrants();
    const [first] = await grants.add([join(folder, "pictures")]);
    const [again] = await grants.add([join(folder, "pictures")]);
    expect(again?.id).toBe(first?.id);
  });

  test("that were still looked up when all was forgotten are not there for the next person", async () => {
    const grants = createGrants();
    const adding = grants.add([join(folder, "pictures")]);
    grants.clear();
    expect(await adding).toEqual([]);
  });

  test("give paths back for known ids only, all or none", async () => {
    const grants = createGrants();
    const [known] = await grants.add([join(folder, "one.jpg")]);
    if (known === undefined) throw new Error("not granted");
    expect(grants.paths([known.id])).toEqual([join(folder, "one.jpg")]);
    expect(grants.paths([known.id, grantId.parse(`grant-${"0".repeat(32)}`)])).toBeNull();
    grants.remove(known.id);
    expect(grants.paths([known.id])).toBeNull();
  });
});
