import { depthOf } from "@moagraph/core/graph";
import { pluralize } from "@moagraph/report/words";
import { plain, table } from "../markdown.mjs";
import { callsOf } from "./calls-of.mjs";

/** @import { Recipe } from "@moagraph/recipes" */
/** @import { Origin } from "./origins.mjs" */

/** @type {(origins: readonly Origin[]) => string} */
export function indexPage(origins) {
  const sections = origins.flatMap(({ title, about, recipes }) => [
    `## ${title}`,
    about,
    table(["Recipe", "Layers#", "Calls#", "Summary", "Published scores"], recipes.map(rowOf)),
  ]);
  return `${["# Recipes", intro, ...sections].join("\n\n")}\n`;
}

const intro = [
  "A recipe is a ready graph with its source, its published scores and every known difference from the source. Recipes are data in `@moagraph/recipes`: import one, run it by its name on the command line, or copy it and change it.",
  '```sh\nnpx moagraph run moa-lite --offline "What are three fun things to do in SF?"\n```',
].join("\n\n");

/** @type {(recipe: Recipe) => string[]} */
function rowOf({ name, summary, graph, published }) {
  return [
    `[${name}](${name}.md)`,
    String(depthOf(graph)),
    callsOf(graph),
    plain(summary),
    published.length === 0 ? "none" : pluralize(published.length, "score"),
  ];
}
