// The pages of the recipes: `/recipes/`, and `/recipes/<name>` for each.
import { recipes } from "@moagraph/recipes";
import { indexPage } from "./recipes/index-page.mjs";
import { originsOf } from "./recipes/origins.mjs";
import { recipePage } from "./recipes/recipe-page.mjs";

/** @import { GeneratedPages } from "./generate.mjs" */

/** @type {() => Promise<GeneratedPages>} */
export async function recipePages() {
  const all = Object.values(recipes);
  const origins = originsOf(all);
  const pages = await Promise.all(
    all.map(async (recipe) => [`recipes/${recipe.name}.md`, await recipePage(recipe)]),
  );
  return {
    pages: { "recipes/index.md": indexPage(origins), ...Object.fromEntries(pages) },
    sidebar: [
      { text: "All recipes", link: "/recipes/" },
      ...origins.map(({ title, recipes: own }) => ({
        text: title,
        items: own.map(({ name }) => ({ text: name, link: `/recipes/${name}` })),
      })),
    ],
  };
}
