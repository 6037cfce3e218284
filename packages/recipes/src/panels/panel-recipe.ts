import { layered, proposer } from "@moagraph/core/graph";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import type { Recipe } from "../recipe.js";

/** The day on which the models of the panels were chosen. */
const composed = "2026-11-28";

/** What differs between the panels. */
export interface Panel {
  readonly name: string;
  readonly summary: string;
  /** Models of different families, which answer independently. */
  readonly proposers: readonly string[];
  /** The model with the best dated quality of those that fit the panel. */
  readonly aggregator: string;
  /** Why these models, in sentences. */
  readonly choice: string;
}

/** Makes a recipe of today's models: one layer of proposers, and an aggregator. */
export function panelRecipe({ name, summary, proposers, aggregator, choice }: Panel): Recipe {
  return defineRecipe({
    name,
    summary,
    composed,
    graph: layered({
      name,
      layers: [proposers.map((model) => proposer({ model }))],
      aggregator: { model: aggregator },
    }),
    citation: {
      title: "Panels of current models",
      authors: ["Moagraph"],
      year: 2026,
      url: "https://github.com/moagraph/moagraph/tree/main/packages/recipes#panels-of-current-models",
      section: `composed ${composed} from facts of the provider packages`,
    },
    published: [],
    differences: [
      `${choice} ${howToSwap}.`,
      "No publication has this configuration, so no score is listed. We did not measure it.",
      "The shape is that of the paper's MoA-Lite: one layer of proposers, then the aggregator. The paper's sampling parameters are left out, because current models refuse some of them.",
      fenceDifference,
    ],
  });
}
