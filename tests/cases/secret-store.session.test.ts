import { expect, it } from "vitest";
import { sessionStore } from "../../src/cases/index.ts";
import { entryName, secretStoreSuite } from "./secret-store.suite.ts";

const store = sessionStore();
secretStoreSuite("this session's memory", () => store);

it("shares nothing with another session, and holds nothing once it is cleared", async () => {
  const under = entryName();
  await store.write(under, "mine");
  expect(await sessionStore().entries()).toEqual({ ok: true, value: new Map() });
  store.clear();
  expect(await store.read(under)).toEqual({ ok: true, value: null });
});
