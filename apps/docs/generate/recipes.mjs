// The pages of the recipes: `/recipes/`, and `/recipes/<name>` for each.
import { recipes } from "@moagraph/recipes";
import { indexPage } from "./recipes/index-page.mjs";
import { originsOf } from "./recipes/origins.mjs";
import { picturesCss, recipePage } from "./recipes/recipe-page.mjs";

/** @import { GeneratedPages, SidebarItem } from "./generated-pages.js" */

/** @returns {Promise<GeneratedPages & { readonly sidebar: SidebarItem[] }>} */
export async function recipePages() {
  const all = Object.values(recipes);
  const origins = originsOf(all);
  const pages = all.map((recipe) => [`recipes/${recipe.name}.md`, recipePage(recipe)]);
  return {
    pages: {
      "recipes/index.md": indexPage(origins),
      "recipes/pictures.css": picturesCss(recipes.moa),
      ...Object.fromEntries(pages),
    },
    sidebar: [
      { text: "All recipes", link: "/recipes/" },
      ...origins.map(({ title, recipes: own }) => ({
        text: title,
        items: own.map(({ name }) => ({ text: name, link: `/recipes/${name}` })),
      })),
    ],
  };
}
