// LangGraph's saver is bundled, with libsql in place of better-sqlite3, which needs a compiler. It loads
// with the first call. tsc writes the types.
import { defineConfig } from "rolldown";

const bundled = "@langchain/langgraph-checkpoint-sqlite";

export default defineConfig({
  input: { index: "src/index.ts" },
  external: (id) => /^[^./]/.test(id) && id !== bundled && id !== "better-sqlite3",
  plugins: [
    {
      name: "libsql in place of better-sqlite3",
      resolveId: (id) => (id === "better-sqlite3" ? { id: "libsql", external: true } : undefined),
    },
  ],
  output: { dir: "dist", sourcemap: true, chunkFileNames: "[name].js" },
});
