// The script of the pages that `writeReport` writes: one file without imports. tsc writes everything else.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: { "report/page/main": "src/report/page/main.tsx" },
  platform: "browser",
  output: {
    dir: "dist",
    format: "iife",
    minify: true,
    banner: "/*! Preact, MIT licence, (c) 2015-present Jason Miller */",
  },
});
