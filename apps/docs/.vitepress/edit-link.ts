import type { DefaultTheme } from "vitepress";
import { repository } from "../shared/repository.mjs";

/** The link below each page that is written by hand. Generated pages have `editLink: false`. */
export const editLink: DefaultTheme.EditLink = {
  pattern: `${repository}/edit/main/apps/docs/:path`,
  text: "Edit this page",
};
