import type { DefaultTheme } from "vitepress";
import { sidebar } from "../sidebar.js";

/** Pages below a heading of `llms.txt`. */
export interface Section {
  readonly heading: string;
  /** Their addresses, as sidebars have them, such as `/guide/quick-start`. */
  readonly links: readonly string[];
}

/** The sidebars as one list with unique headings: guide first, then one section for each package. */
export function sections(): Section[] {
  const listed = ["/guide/", "/recipes/", "/reference/"].flatMap((path) =>
    path === "/recipes/"
      ? [{ text: "Recipes", items: sidebar[path] ?? [] }]
      : (sidebar[path] ?? []),
  );
  const packages = Object.entries(sidebar)
    .filter(([path]) => path.startsWith("/api/"))
    .map(([path, items]) => ({
      text: `API: ${path.slice("/api/".length, -1) || "packages"}`,
      items,
    }));
  return [...listed, ...packages].map((item) => ({
    heading: item.text ?? "",
    links: [...new Set(linksOf(item))],
  }));
}

function linksOf({ link, items = [] }: DefaultTheme.SidebarItem): string[] {
  return [...(link === undefined ? [] : [link]), ...items.flatMap(linksOf)];
}
