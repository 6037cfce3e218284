// The script of the pages that `writeReport` writes: one file without imports. tsc writes everything else.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: { "report/page-bundle": "src/report/page/main.tsx" },
  transform: { jsx: { importSource: "preact" } },
  platform: "browser",
  output: {
    dir: "dist",
    format: "iife",
    minify: true,
    banner: "/*! Preact, MIT licence, (c) 2015-present Jason Miller */",
  },
});
