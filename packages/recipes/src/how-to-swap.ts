/** The note of every recipe on its models, which will be retired one day. */
export const howToSwap =
  "They may no longer be served. Replace them with `swapModels(recipe.graph, { from: to })` or `--model from=to`";
