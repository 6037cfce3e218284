import { pathOf } from "./topics.mjs";

/** @import { SidebarItem } from "../generated-pages.js" */
/** @import { Topic } from "./topics.mjs" */

/**
 * The sidebar of the reference, and one for the pages of each import name. One for all would be longer than most pages.
 *
 * @param {Topic[]} topics
 * @returns {Record<string, SidebarItem[]>}
 */
export function packageSidebars(topics) {
  const modules = topics.filter(({ folder }) => folder === "");
  const index = modules.map((each) => ({ text: each.module.name, link: urlOf(each) }));
  const sidebars = modules.map((own) => [
    urlOf(own),
    [
      { text: "All packages", link: "/api/" },
      ...topics.filter(({ module }) => module === own.module).map(topicItem),
    ],
  ]);
  return { "/api/": [{ text: "Packages", items: index }], ...Object.fromEntries(sidebars) };
}

/** @type {(topic: Topic) => SidebarItem} */
function topicItem(topic) {
  const link = urlOf(topic);
  const items = topic.members.map(({ name }) => ({ text: name, link: `${link}#${name}` }));
  const text = topic.folder === "" ? topic.module.name : topic.folder;
  return items.length === 0 ? { text, link } : { text, link, collapsed: true, items };
}

/** @type {(topic: Topic) => string} */
function urlOf(topic) {
  return `/api/${pathOf(topic).replace(/(index)?\.md$/, "")}`;
}
