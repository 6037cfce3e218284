import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DefaultTheme } from "vitepress";

const index = fileURLToPath(new URL("../errors/index.md", import.meta.url));

/** Links to the pages of all errors, in the groups and in the order of their index. */
export function errorPages(): DefaultTheme.SidebarItem[] {
  const [, ...sections] = readFileSync(index, "utf8").split(/^## /m);
  return sections.map((section) => ({
    text: section.slice(0, section.indexOf("\n")),
    items: [...section.matchAll(/^\| \[(\w+)\]\(([\w-]+)\.md\)/gm)].map(([, code, page]) => ({
      text: code ?? "",
      link: `/errors/${page}`,
    })),
  }));
}
