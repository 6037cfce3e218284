// The two doors and what both give become one file each, since Node takes longer to find and open a
// file than to read what stands in it. The types are written by tsc.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: { index: "src/index.ts", graph: "src/graph.ts" },
  // Whatever is not ours.
  external: /^[^./]/,
  output: { dir: "dist", sourcemap: true, chunkFileNames: "shared-exports.js" },
});
