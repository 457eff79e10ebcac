import { defineConfig } from "vitest/config";

/**
 * Several projects, so that a person can run the quick one alone:
 * `npx vitest --project unit`. The end-to-end specs need the built program and run one file at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/e2e/**", "tests/security/**", "tests/a11y/**", "tests/hostile/**", "tests/package/**", "**/node_modules/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "security",
          include: ["tests/security/**/*.test.ts", "tests/package/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // A bounded part of the hostile files; `npm run test:hostile` runs them all.
          name: "hostile",
          include: ["tests/hostile/**/*.test.ts"],
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: "bank",
          include: ["bank/tests/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // They share a keychain, and each starts a whole program.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "a11y",
          include: ["tests/a11y/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
