/** @file Loaded before the program's main file (`node --import`): from here on `electron` is the stand-in. */
import { registerHooks } from "node:module";

const standIn = new URL("index.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" || specifier === "electron/main" ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
