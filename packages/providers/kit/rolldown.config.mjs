// A door is one file: whoever imports core loads this package with it, and Node takes longer to find
// and open a file than to read what stands in it. The types are written by tsc.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: {
    index: "src/index.ts",
    "testing/index": "src/testing/index.ts",
    // Started as a program.
    "testing/test-server-main": "src/testing/test-server-main.ts",
  },
  // Whatever is not ours.
  external: /^[^./]/,
  output: { dir: "dist", sourcemap: true, chunkFileNames: "shared/[name].js" },
});
