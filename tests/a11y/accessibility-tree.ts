/** @file The accessibility tree as the browser hands it to screen readers, in lines that a person can read. */
import type { Page } from "playwright-core";

export interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly depth: number;
  /** What is said besides the name: level, state, value, how changes are announced. */
  readonly facts: readonly string[];
}

/** Boxes that are there for the layout; screen readers pass through them. */
const silent: ReadonlySet<string> = new Set(["generic", "none", "InlineTextBox", "StaticText", "LineBreak", "RootWebArea", "LayoutTable"]);
/** Inside these the words themselves are what matters. */
const announced: ReadonlySet<string> = new Set(["status", "alert", "navigation"]);
const told: ReadonlySet<string> = new Set(["level", "checked", "pressed", "expanded", "selected", "disabled", "invalid", "live", "multiselectable", "valuemin", "valuemax"]);

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
}

const text = (value: AxValue | undefined): string => (typeof value?.value === "string" ? value.value.replace(/\s+/g, " ").trim() : "");

const factsOf = ({ description, properties = [] }: AxNode): readonly string[] => [
  ...properties
    .filter(({ name, value }) => told.has(name) && value.value !== false && value.value !== "false" && value.value !== "off")
    .map(({ name, value }) => (value.value === true || value.value === "true" ? name : `${name} ${String(value.value)}`)),
  ...(properties.some(({ name, value }) => name === "focused" && value.value === true) ? ["has the focus"] : []),
  ...(text(description) === "" ? [] : [`described by "${text(description)}"`]),
];

export const spokenTree = async (page: Page): Promise<readonly Spoken[]> => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map<string, AxNode>(nodes.map((node) => [node.nodeId, node]));
  const spoken: Spoken[] = [];
  const walk = (node: AxNode, depth: number, isAnnounced: boolean): void => {
    const role = text(node.role);
    const says = !node.ignored && (!silent.has(role) || (isAnnounced && role === "StaticText"));
    if (says) spoken.push({ role: role === "StaticText" ? "says" : role, name: text(node.name), depth, facts: factsOf(node) });
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child !== undefined) walk(child, says ? depth + 1 : depth, isAnnounced || announced.has(role));
    }
  };
  const [root] = nodes;
  if (root !== undefined) walk(root, 0, false);
  return spoken;
};

export const inLines = (tree: readonly Spoken[]): string =>
  `${tree.map(({ role, name, depth, facts }) => `${"  ".repeat(depth)}${role}${name === "" ? "" : ` "${name}"`}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`).join("\n")}\n`;
