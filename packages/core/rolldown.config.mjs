// Each of the two entry points, and what they share, becomes one file: Node takes longer to find and open
// a file than to read it. The types are written by tsc.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: { index: "src/index.ts", graph: "src/graph.ts" },
  // Everything outside of this package, except what it uses of these: loading a whole entry takes 15 ms.
  external: (id) => /^[^./]/.test(id) && !/^@moagraph\/provider-kit\/(langchain|vendor)$/.test(id),
  resolve: { conditionNames: ["@moagraph/source"] },
  output: { dir: "dist", sourcemap: true, chunkFileNames: "shared-exports.js" },
});
