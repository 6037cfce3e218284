import { ReflectionKind } from "typedoc";
import { folderOf } from "./router.mjs";

/** @typedef {import("../generated-pages.js").SidebarItem} SidebarItem */
/** @typedef {import("typedoc").DeclarationReflection} Declaration */

const groups = [
  { text: "Functions", kind: ReflectionKind.Function },
  { text: "Classes", kind: ReflectionKind.Class },
  { text: "Interfaces", kind: ReflectionKind.Interface },
  { text: "Types", kind: ReflectionKind.TypeAlias },
  { text: "Values", kind: ReflectionKind.Variable },
];

/**
 * The sidebar of the reference, and one for the pages of each import name. One for all would be longer than most pages.
 *
 * @param {import("typedoc").ProjectReflection} project
 * @param {Map<number, string>} urls - Paths of the pages by the id of what they describe.
 * @returns {Record<string, SidebarItem[]>}
 */
export function packageSidebars(project, urls) {
  const modules = project.children ?? [];
  const index = modules.map(({ name }) => ({ text: name, link: `/api/${folderOf(name)}/` }));
  const sidebars = modules.map((module) => [
    `/api/${folderOf(module.name)}/`,
    [
      { text: "All packages", link: "/api/" },
      { text: module.name, link: `/api/${folderOf(module.name)}/` },
      ...groups.flatMap((group) => groupItem(group, module.children ?? [], urls)),
    ],
  ]);
  return { "/api/": [{ text: "Packages", items: index }], ...Object.fromEntries(sidebars) };
}

/**
 * @param {typeof groups[number]} group
 * @param {Declaration[]} members
 * @param {Map<number, string>} urls
 * @returns {SidebarItem[]}
 */
function groupItem({ text, kind }, members, urls) {
  const items = members
    .filter((each) => each.kind === kind)
    .map(({ name, id }) => ({ text: name, link: urls.get(id) ?? "/api/" }));
  return items.length === 0 ? [] : [{ text, items }];
}

/**
 * Sorts the exports of an import name by name. Properties stay in the order of the source.
 *
 * @param {Declaration} module
 */
export function sortMembers(module) {
  for (const { children } of [module, ...(module.groups ?? [])]) {
    children?.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }
}
