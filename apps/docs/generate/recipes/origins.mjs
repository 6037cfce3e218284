import { moa } from "@moagraph/recipes";

/** @import { Recipe } from "@moagraph/recipes" */
/** @typedef {{ title: string, about: string, recipes: Recipe[] }} Origin */

/**
 * The recipes by where they are from, in display order.
 *
 * @type {(recipes: readonly Recipe[]) => Origin[]}
 */
export function originsOf(recipes) {
  const composed = recipes.filter((recipe) => recipe.composed !== undefined);
  const published = recipes.filter((recipe) => recipe.composed === undefined);
  return [
    {
      title: "From the paper",
      about: `Configurations of the Mixture-of-Agents paper, [${moa.citation.title}](${moa.citation.url}). The graphs, models and settings are the published ones. Most of these models are retired: their pages name the successors.`,
      recipes: published.filter(isOfPaper),
    },
    {
      title: "From later publications",
      about:
        "Configurations of papers and programs that followed. Each page names its publication.",
      recipes: published.filter((recipe) => !isOfPaper(recipe)),
    },
    {
      title: "Composed by us",
      about: composedOn(composed),
      recipes: composed,
    },
  ];
}

/** @type {(recipe: Recipe) => boolean} */
function isOfPaper({ citation }) {
  return citation.url === moa.citation.url;
}

/** @type {(recipes: readonly Recipe[]) => string} */
function composedOn(recipes) {
  const days = [...new Set(recipes.map(({ composed }) => composed))].join(" and ");
  return `Graphs of current models. No publication has them, and no score of them is known. We chose the models on ${days} from facts of the provider packages. Choose again when newer models appear: \`moagraph init\` composes a panel of the models that you can use.`;
}
