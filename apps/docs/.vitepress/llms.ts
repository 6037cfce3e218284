import type { DefaultTheme } from "vitepress";
import llmstxt from "vitepress-plugin-llms";

/** `llms.txt`, `llms-full.txt` and a Markdown copy of each page, for programs that read documentation. */
export const llms: ReturnType<typeof llmstxt> = llmstxt({
  excludeUnnecessaryFiles: false,
  excludeIndexPage: false,
  injectLLMHint: false,
  sidebar: (sidebars) => sections(sidebars as Record<string, DefaultTheme.SidebarItem[]>),
});

/** The sidebars as one list with unique headings: guide first, then one section for each package. */
function sections(
  sidebars: Record<string, DefaultTheme.SidebarItem[]>,
): DefaultTheme.SidebarItem[] {
  const {
    "/guide/": guide = [],
    "/recipes/": recipes = [],
    "/reference/": reference = [],
  } = sidebars;
  const packages = Object.entries(sidebars)
    .filter(([path]) => path.startsWith("/api/"))
    .map(([path, items]) => ({
      text: `API: ${path.slice("/api/".length, -1) || "packages"}`,
      items: leaves(items),
    }));
  const ofReference = reference.map((item) => ({ text: item.text ?? "", items: leaves([item]) }));
  return [...guide, { text: "Recipes", items: leaves(recipes) }, ...ofReference, ...packages];
}

function leaves(items: DefaultTheme.SidebarItem[]): DefaultTheme.SidebarItem[] {
  return items.flatMap((item) => [
    ...(item.link === undefined ? [] : [{ text: item.text ?? item.link, link: item.link }]),
    ...leaves(item.items ?? []),
  ]);
}
