/** @file The lint rule that keeps words out of the code, shown catching them. */
import { RuleTester } from "eslint";
import { describe, test } from "vitest";
import { noLiteralText } from "../../eslint/no-literal-text.js";

RuleTester.describe = describe;
RuleTester.it = test;

const errors = [{ messageId: "literal" }];

new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }).run("no-literal-text", noLiteralText, {
  valid: ['<p>{t("heading")}</p>', "<p> · 3 </p>", '<p className="hint" />', "<img alt={name} />", '<input type="text" title="" />', "<p>{`${a} – ${b}`}</p>"],
  invalid: [
    { code: "<p>Hello</p>", errors },
    { code: '<p>{"Hello"}</p>', errors },
    { code: "<p>{`Hello ${name}`}</p>", errors },
    { code: '<img alt="A cat" />', errors },
    { code: '<Screen heading="Your cases" />', errors },
    { code: "<button aria-label={`Close ${name}`} />", errors },
    { code: "<p>مرحبا</p>", errors },
  ],
});
