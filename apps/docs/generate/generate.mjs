// Writes the generated pages of the site into apps/docs/{api,recipes,reference}, and the sidebar entries that
// belong to them. One module per kind of page; each returns its pages and its part of the sidebar.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { apiPages } from "./api.mjs";
import { recipePages } from "./recipes.mjs";
import { referencePages } from "./reference.mjs";

/** @import { GeneratedPages, SidebarItem } from "./generated-pages.js" */

/** @type {Record<string, () => Promise<GeneratedPages>>} By folder below apps/docs. Git ignores these. */
const generators = {
  api: apiPages,
  recipes: recipePages,
  reference: referencePages,
};

const site = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {Record<string, SidebarItem[]>} */
const sidebar = {};
for (const [folder, generate] of Object.entries(generators)) {
  const { pages, sidebar: items } = await generate();
  rmSync(join(site, folder), { recursive: true, force: true });
  for (const [path, text] of Object.entries(pages)) write(path, text);
  Object.assign(sidebar, Array.isArray(items) ? { [`/${folder}/`]: items } : items);
}
write(".vitepress/generated/sidebar.json", `${JSON.stringify(sidebar, null, 2)}\n`);

/** @type {(path: string, text: string) => void} */
function write(path, text) {
  const file = join(site, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
