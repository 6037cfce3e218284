import type { PublishedScore } from "../recipe.js";

const benchmark = "Arena-Hard and AlpacaEval 2.0";
const variant = "models, layers and chunk sizes are unknown to us";

/** What was published about staircase streaming, as far as we know it. */
export const staircasePublished: readonly PublishedScore[] = [
  {
    benchmark,
    metric: "reduction of the time to first token (%), at most",
    score: 93,
    variant,
    source: "arXiv 2510.05059, abstract",
  },
  {
    benchmark,
    metric: "increase of tokens per second (factor), at most",
    score: 1.6,
    variant,
    source: "a summary of arXiv 2510.05059 at sciencestack.ai",
  },
];
