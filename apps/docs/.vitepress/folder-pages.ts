import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DefaultTheme } from "vitepress";

const site = fileURLToPath(new URL("..", import.meta.url));

/**
 * Links to the pages of a folder. The pages of `first` come first, in that order; the others follow in alphabetical
 * order. The text of a link is the title of its page.
 */
export function folderPages(folder: string, first: string[]): DefaultTheme.SidebarItem[] {
  if (!existsSync(`${site}${folder}`)) return [];
  const pages = readdirSync(`${site}${folder}`)
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length))
    .toSorted();
  const known = first.filter((page) => pages.includes(page));
  const others = pages.filter((page) => !first.includes(page));
  return [...known, ...others].map((page) => ({
    text: titleOf(`${folder}/${page}`),
    link: `/${folder}/${page === "index" ? "" : page}`,
  }));
}

/** The first heading of a page, without the marks of Markdown. */
function titleOf(page: string): string {
  const text = readFileSync(`${site}${page}.md`, "utf8");
  const heading = text.split("\n").find((line) => line.startsWith("# "));
  if (heading === undefined) throw new Error(`${page}.md has no heading. Start it with "# Title".`);
  return heading.slice("# ".length).replaceAll("`", "");
}
