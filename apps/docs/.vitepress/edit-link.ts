import type { DefaultTheme } from "vitepress";

/** The address of the repository. */
export const repository = "https://github.com/moagraph/moagraph";

/** The link below each page that is written by hand. Generated pages have `editLink: false`. */
export const editLink: DefaultTheme.EditLink = {
  pattern: `${repository}/edit/main/apps/docs/:path`,
  text: "Edit this page",
};
