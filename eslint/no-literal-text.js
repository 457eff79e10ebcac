/**
 * @file A rule of our own: words that people read stand in the message catalogues, never in JSX. The kept plugins that know this
 * rule bring a whole framework of others with them; this is all we need of it.
 */

/** Attributes that a person reads or hears. */
const readAttributes = new Set(["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt", "title", "placeholder", "label", "heading", "hint"]);

const hasWords = (/** @type {unknown} */ value) => typeof value === "string" && /\p{L}/u.test(value);

/** @type {import("eslint").Rule.RuleModule} */
export const noLiteralText = {
  meta: {
    type: "problem",
    docs: { description: "Words that people read stand in src/shared/messages." },
    messages: { literal: "Put these words into src/shared/messages and show them with t()." },
    schema: [],
  },
  create: (context) => {
    /** The text of a literal or of a template without anything put in; null for everything else. */
    const wordsOf = (/** @type {any} */ node) => {
      if (node?.type === "Literal") return node.value;
      if (node?.type === "TemplateLiteral") return node.quasis.map((/** @type {any} */ part) => part.value.raw).join("");
      return null;
    };
    const report = (/** @type {any} */ node) => context.report({ node, messageId: "literal" });
    return {
      JSXText: (/** @type {any} */ node) => {
        if (hasWords(node.value)) report(node);
      },
      JSXExpressionContainer: (/** @type {any} */ node) => {
        const isChild = node.parent.type === "JSXElement" || node.parent.type === "JSXFragment";
        if (isChild && hasWords(wordsOf(node.expression))) report(node);
      },
      JSXAttribute: (/** @type {any} */ node) => {
        if (!readAttributes.has(node.name.name)) return;
        const value = node.value?.type === "JSXExpressionContainer" ? node.value.expression : node.value;
        if (hasWords(wordsOf(value))) report(node);
      },
    };
  },
};
