/** @file What lies over the path: screens beside it, and help over those. */
import { isHelp, type Aside, type HelpAside } from "./aside.ts";
import type { Action, HelpFor, State } from "./reducer.ts";

/** Whom help answers for. */
export const helpForAfter = (helpFor: HelpFor, action: Action): HelpFor => {
  if (action.type === "help-for-chosen") return { ...helpFor, ...action.helpFor };
  return action.type === "help-opened" && action.age !== undefined ? { ...helpFor, age: action.age } : helpFor;
};

type Over = Pick<State, "aside" | "under">;

/** Help lies over whatever is there. Help that is open already somewhere below comes up again rather than a second time. */
const withHelp = (open: readonly Aside[], help: HelpAside): Over => {
  const before = open.findIndex(({ at }) => at === help.at);
  return before === -1 ? { aside: help, under: open } : { aside: open[before] ?? help, under: open.slice(0, before) };
};

/** Going somewhere by name leaves what lies over the path behind. */
const goesSomewhere = ({ type }: Action): boolean => type === "went" || type === "case-opened" || type === "adding-began";

/** What lies over the path after this. */
export const overAfter = ({ aside, under }: State, action: Action): Over => {
  const open = aside === null ? [] : [...under, aside];
  const uppermost = (layers: readonly Aside[]): Over => ({ aside: layers.at(-1) ?? null, under: layers.slice(0, -1) });
  if (action.type === "aside-opened") return { aside: action.aside, under };
  if (action.type === "aside-closed") return uppermost(under);
  if (action.type === "help-opened") return withHelp(open, action.aside);
  if (action.type === "help-left") return uppermost(open.filter((beside) => !isHelp(beside)));
  return goesSomewhere(action) ? uppermost([]) : { aside, under };
};
