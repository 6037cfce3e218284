// Each entry point is bundled into one file. Core loads this package, and Node takes longer to find and
// open a file than to read it. tsc writes the types.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: {
    index: "src/index.ts",
    "langchain/index": "src/langchain/index.ts",
    "vendor/index": "src/vendor/index.ts",
    "testing/index": "src/testing/index.ts",
    // In place of undici in browsers (`imports` of package.json).
    "http/proxy/without-undici": "src/http/proxy/without-undici.ts",
    // Started as a child process.
    "testing/test-server-main": "src/testing/test-server-main.ts",
  },
  // All dependencies.
  external: /^[^./]/,
  output: { dir: "dist", sourcemap: true, chunkFileNames: "shared/[name].js" },
});
