/** @file What a screen reader is given: read as text in trees/, and held to a few rules on each of these screens. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseStage, type Stage } from "../renderer/stage/index.ts";
import { screens, walkerOn } from "../renderer/stage/screens.ts";
import { inLines, spokenTree, type Spoken } from "./accessibility-tree.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

/** The path's own screens, a question over one of them, a fault in a form, and the list of cases. */
const key = ["watched", "age", "choose", "scanning-done", "review-leave", "keep-own-pin", "confirm", "sending-failed", "cases", "reading"] as const;

const needName: ReadonlySet<string> = new Set(["button", "link", "textbox", "radio", "checkbox", "combobox", "grid", "gridcell", "progressbar", "dialog", "navigation", "heading"]);

const walkTo = async (wanted: string): Promise<readonly Spoken[]> => {
  const screen = screens.find(({ name }) => name === wanted);
  if (screen === undefined) throw new Error(`no screen ${wanted}`);
  const { page } = await stage.open({ ...screen.scenario, locale: "en" }, { reducedMotion: "reduce" });
  await screen.reach(walkerOn(page, "en"));
  const tree = await spokenTree(page);
  await page.context().close();
  return tree;
};

describe("what a screen reader is given", () => {
  test("each tile of the grid by its name, its kind and whether it is chosen, and nothing of the picture", async () => {
    const tree = await walkTo("review");
    const cells = tree.filter(({ role }) => role === "gridcell");
    expect(cells.length).toBeGreaterThan(3);
    expect(cells.filter(({ name }) => !/\.\w+/.test(name) || !/Photo|Video/.test(name))).toEqual([]);
    expect(tree.filter(({ role }) => role === "image" || role === "img")).toEqual([]);
    const chosen = await walkTo("review-uncovered");
    expect(chosen.filter(({ role }) => role === "gridcell").filter(({ facts }) => !facts.includes("selected"))).toEqual([]);
  });

  test.each(key)("%s", async (name) => {
    const tree = await walkTo(name);
    const roles = (role: string): readonly Spoken[] => tree.filter((node) => node.role === role);
    expect(tree.filter((node) => needName.has(node.role) && node.name === "")).toEqual([]);
    expect(roles("banner").length).toBe(1);
    expect(roles("button").map((button) => button.name)).toContain("Leave now");
    if (roles("dialog").length === 0) {
      expect(roles("main").length).toBe(1);
      // Every screen says first what it is: its one heading of level 1 gets the focus.
      expect(roles("heading").filter(({ facts }) => facts.includes("level 1")).length).toBe(1);
      // What is true right now is announced when it changes.
      expect(roles("status").length).toBeGreaterThan(0);
    } else {
      // Under a question nothing else can be reached; what is open stays reachable above it.
      expect(roles("main")).toEqual([]);
    }
    await expect(inLines(tree)).toMatchFileSnapshot(join(import.meta.dirname, "trees", `${name}.txt`));
  });
});
