/** A link of the sidebar, or a group of links. */
export interface SidebarItem {
  text: string;
  link?: string;
  collapsed?: boolean;
  items?: SidebarItem[];
}

/** What each module of this folder returns. */
export interface GeneratedPages {
  /** Texts by path below apps/docs, such as `recipes/moa.md`. */
  pages: Record<string, string>;
  /** Of the folder, or one for each folder below it by the start of the paths, such as `/api/core/`. */
  sidebar: SidebarItem[] | Record<string, SidebarItem[]>;
}
