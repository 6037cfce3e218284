import type { Recipe } from "./recipe.js";

/** Freezes a recipe deeply. Its graph is already frozen. */
export function defineRecipe(recipe: Recipe): Recipe {
  const { authors, ...citation } = recipe.citation;
  return Object.freeze({
    ...recipe,
    citation: Object.freeze({ ...citation, authors: Object.freeze([...authors]) }),
    published: Object.freeze(recipe.published.map((score) => Object.freeze({ ...score }))),
    differences: Object.freeze([...recipe.differences]),
  });
}
