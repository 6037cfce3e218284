import { defineConfig } from "vitepress";
import { base } from "../shared/base.mjs";
import { repository } from "../shared/repository.mjs";
import { builtPlayground } from "./built-playground.js";
import { codeColours } from "./code-colours.js";
import { drawMermaid } from "./draw-mermaid.js";
import { editLink } from "./edit-link.js";
import { llms } from "./llms/llms.js";
import { nav } from "./nav.js";
import { search } from "./search.js";
import { sidebar } from "./sidebar.js";
import { withoutTreeShaking } from "./without-tree-shaking.js";

export default defineConfig({
  lang: "en",
  title: "Moagraph",
  description: "Mixture-of-Agents as a typed, declarative graph that compiles to LangGraph.js.",
  base,
  srcExclude: ["**/README.md", "test/**", "generate/**", "playground/**", "check/**"],
  lastUpdated: false,
  ignoreDeadLinks: false,
  // Without it, each page contains the sidebars of the whole site.
  metaChunk: true,
  // With it, a page with a long sidebar loads the scripts of a hundred other pages.
  router: { prefetchLinks: false },
  transformPageData(page) {
    // Generated pages are not in the repository.
    if (/^(api|recipes|reference)\//.test(page.relativePath)) page.frontmatter["editLink"] = false;
  },
  ...llms,
  markdown: { config: drawMermaid, ...codeColours },
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}logo.svg` }]],
  themeConfig: {
    logo: { src: "/logo.svg", alt: "" },
    nav,
    sidebar,
    search,
    editLink,
    notFound: {
      title: "Page not found",
      quote: "There is no page at this address. Search for it, or go to the start page.",
      linkText: "Go to the start page",
      linkLabel: "Go to the start page",
    },
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: repository, ariaLabel: "The source on GitHub" }],
    footer: { message: "MIT licensed." },
  },
  vite: {
    // The playground is written with Preact.
    plugins: [builtPlayground, withoutTreeShaking],
    build: {
      chunkSizeWarningLimit: 5_000, // kB; the search index is one chunk
      rollupOptions: {
        // zod has comments that Rollup cannot place. It removes them.
        onwarn: (warning, warn) => {
          if (warning.code !== "INVALID_ANNOTATION") warn(warning);
        },
      },
    },
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  },
});
