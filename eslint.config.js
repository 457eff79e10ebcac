import js from "@eslint/js";
import { flatConfigs as importX } from "eslint-plugin-import-x";
import jsdoc from "eslint-plugin-jsdoc";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { noLiteralText } from "./eslint/no-literal-text.js";
import { roomConfigs } from "./eslint/rooms.js";

const typescript = ["**/*.ts", "**/*.tsx"];

/** Exported functions of these rooms carry a doc comment: shapes, units, errors and where the method comes from. */
const documented = ["src/fingerprint/**/*.ts", "src/engine/**/*.ts", "src/cases/**/*.ts", "bank/src/**/*.ts"];

export default tseslint.config(
  { ignores: ["node_modules/**", "**/node_modules/**", "out/**", "dist/**", ".cache/**", "artifacts/**", "coverage/**"] },
  js.configs.recommended,
  {
    files: typescript,
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX.recommended.plugins["import-x"] },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      "import-x/resolver": { node: { extensions: [".ts", ".tsx", ".js", ".json"] } },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { requireDefaultForNonUnion: true, considerDefaultExhaustiveForUnions: false },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/only-throw-error": "error",
      "import-x/no-duplicates": "error",
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
    },
  },
  ...roomConfigs,
  {
    files: documented,
    ignores: ["**/*.test.ts"],
    plugins: { jsdoc },
    rules: {
      "jsdoc/require-jsdoc": [
        "error",
        {
          publicOnly: true,
          require: { FunctionDeclaration: true, ArrowFunctionExpression: true, FunctionExpression: true, ClassDeclaration: true },
        },
      ],
    },
  },
  {
    files: ["src/renderer/**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { "react-hooks": reactHooks, ownprint: { rules: { "no-literal-text": noLiteralText } } },
    rules: { ...reactHooks.configs.recommended.rules, "ownprint/no-literal-text": "error", "@typescript-eslint/explicit-module-boundary-types": "off" },
  },
  {
    // Raw Electron IPC exists in one place on each side; everything else goes through the contract.
    files: ["src/**/*.ts"],
    ignores: ["src/main/ipc.ts", "src/preload/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]",
          message: "Use the contract's registrar (src/main/registrar.ts, joined to Electron in src/main/ipc.ts) instead of raw IPC.",
        },
        {
          selector: "MemberExpression[object.name='shell'][property.name='openExternal']",
          message: "Links open only through src/main/security/external-links.ts, after asking.",
        },
      ],
    },
  },
  {
    files: ["src/main/security/external-links.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["src/cli/**/*.ts", "scripts/**", "bench/**/*.ts", "bank/**/*.ts", "tests/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["tests/**/*.{ts,tsx}", "bank/tests/**/*.ts", "bench/**/*.ts"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    // Checked by tsc with the tests; the linter's project service looks for a tsconfig beside them and finds only references.
    files: ["*.config.ts"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    // The scripts run before anything is installed or built, on whatever Node there is, so they are plain JavaScript.
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", Buffer: "readonly", setTimeout: "readonly", clearTimeout: "readonly" } },
  },
);
