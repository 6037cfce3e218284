import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DefaultTheme } from "vitepress";

const site = fileURLToPath(new URL("..", import.meta.url));

/** The links at the top of each page. */
export const nav: DefaultTheme.NavItem[] = [
  { text: "Guide", link: "/guide/quick-start", activeMatch: "^/(guide|coming-from)/" },
  { text: "Playground", link: "/playground" },
  { text: "Recipes", link: "/recipes/", activeMatch: "^/recipes/" },
  { text: "API", link: "/api/", activeMatch: "^/api/" },
  {
    text: "Reference",
    activeMatch: "^/(reference|providers|errors)/",
    items: [
      { text: "Command line", link: "/reference/cli" },
      { text: "Graph files", link: "/reference/graph-file" },
      { text: "Providers and models", link: "/providers/" },
      { text: "Errors", link: "/errors/" },
    ].filter(({ link }) => hasPage(link)),
  },
].filter(({ link }) => link === undefined || hasPage(link));

/** Generated pages exist once `generate/generate.mjs` has run. */
function hasPage(link: string): boolean {
  return existsSync(`${site}${link}${link.endsWith("/") ? "index" : ""}.md`);
}
