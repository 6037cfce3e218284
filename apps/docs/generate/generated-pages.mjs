/**
 * What each module of this folder returns.
 *
 * @typedef {object} GeneratedPages
 * @property {Record<string, string>} pages - Texts by path below apps/docs, such as `recipes/moa.md`.
 * @property {SidebarItem[] | Record<string, SidebarItem[]>} sidebar - Of the folder, or one for each folder below it by
 * the start of the paths, such as `/api/core/`.
 */
/** @typedef {{ text: string, link?: string, collapsed?: boolean, items?: SidebarItem[] }} SidebarItem */
