// The script of the pages that `writeReport` writes: one file without imports. tsc writes everything else.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: { "report/page/main": "src/report/page/main.tsx" },
  platform: "browser",
  // The page has no import map: what is not found here would be missing there.
  onLog(level, log, handle) {
    if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
    handle(level, log);
  },
  output: {
    dir: "dist",
    format: "iife",
    minify: true,
    banner: "/*! Preact, MIT licence, (c) 2015-present Jason Miller */",
  },
});
