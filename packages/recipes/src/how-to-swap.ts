/** What every recipe says of its models, which will be gone one day. */
export const howToSwap =
  "They may no longer be served. Swap them with `swapModels(recipe.graph, { from: to })` or `--model from=to`";
