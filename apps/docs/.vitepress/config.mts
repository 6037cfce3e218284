import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { docsBase } from "@moagraph/provider-kit";
import { type DefaultTheme, defineConfig } from "vitepress";

// The generated sidebar exists once `generate/generate.mjs` has run.
const generated = fileURLToPath(new URL("generated/sidebar.json", import.meta.url));
const generatedSidebar: DefaultTheme.SidebarMulti = existsSync(generated)
  ? (JSON.parse(readFileSync(generated, "utf8")) as DefaultTheme.SidebarMulti)
  : {};

export default defineConfig({
  title: "Moagraph",
  description: "Mixture-of-Agents as a typed, declarative graph that compiles to LangGraph.js.",
  base: new URL(docsBase).pathname,
  srcExclude: ["**/README.md", "test/**", "generate/**"],
  themeConfig: {
    search: { provider: "local" },
    sidebar: { ...generatedSidebar },
  },
});
