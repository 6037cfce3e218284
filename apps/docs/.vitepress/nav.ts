import type { DefaultTheme } from "vitepress";

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
    ],
  },
];
