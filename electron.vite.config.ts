import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { resolve } from "node:path";

const root = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      outDir: "out/main",
      rolldownOptions: {
        input: {
          index: resolve(root, "src/main/index.ts"),
          worker: resolve(root, "src/engine/worker/index.ts"),
        },
        output: { format: "es", entryFileNames: "[name].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, "src/preload/index.ts") },
        // A sandboxed preload can only be CommonJS.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: resolve(root, "src/renderer"),
    build: {
      outDir: resolve(root, "out/renderer"),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve(root, "src/renderer/index.html") },
    },
    plugins: [react()],
  },
});
