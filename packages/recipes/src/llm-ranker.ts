import { defineGraph, proposer, ranker } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { fenceDifference } from "./fence-difference.js";
import { paperCitation } from "./paper/paper-citation.js";
import { mixtralDifference, modelsDifference } from "./paper/paper-differences.js";
import {
  dbrx,
  llama3,
  mixtral8x22b,
  qwen110b,
  qwen72b,
  wizardLm8x22b,
} from "./paper/paper-models.js";
import { paperSampling } from "./paper/paper-sampling.js";
import type { Recipe } from "./recipe.js";

/**
 * The paper's LLM ranker: six open models propose, and Qwen1.5-110B-Chat picks one of the answers,
 * unchanged. 7 calls.
 *
 * @see arXiv 2406.04692, section 3.3, appendix B, table 5
 * @example
 * ```ts
 * import { llmRanker } from "@moagraph/recipes";
 *
 * const output = llmRanker.graph.output; // "rank"
 * ```
 */
export const llmRanker: Recipe = /* @__PURE__ */ defineRecipe({
  name: "llm-ranker",
  summary: "Six open models propose, Qwen1.5-110B-Chat picks the best answer, unchanged.",
  graph: /* @__PURE__ */ defineGraph({
    name: "llm-ranker",
    nodes: {
      wizardlm: proposer({ model: wizardLm8x22b, ...paperSampling }),
      "qwen-110b": proposer({ model: qwen110b, ...paperSampling }),
      "qwen-72b": proposer({ model: qwen72b, ...paperSampling }),
      llama: proposer({ model: llama3, ...paperSampling }),
      mixtral: proposer({ model: mixtral8x22b, ...paperSampling }),
      dbrx: proposer({ model: dbrx, ...paperSampling }),
      rank: ranker({
        model: qwen110b,
        reads: ["wizardlm", "qwen-110b", "qwen-72b", "llama", "mixtral", "dbrx"],
        keep: 1,
        verdictAs: "text",
        ...paperSampling,
      }),
    },
    output: "rank",
  }),
  citation: { ...paperCitation, section: "section 3.3, appendix B, table 5" },
  published: [],
  differences: [
    modelsDifference,
    mixtralDifference,
    "The ranking instruction is in our own words. Table 5 shows the answers as a list of Python dictionaries, each with the name of its model, and requests the name of the best. Here they are numbered, without names, and the reply is a number. A `prompt` on the ranker replaces the instruction, not the list.",
    fenceDifference,
    "No score is listed: the paper draws the ranker in figure 4a only, over one to four layers, and states that MoA significantly outperforms it. This graph has two layers. The paper does not describe how it ranks in the others.",
    "No code of the ranker was published. The order of the proposers, temperature 0.7 and 2048 output tokens are those of the published AlpacaEval script and its code. The ranker's sampling parameters were not published.",
    "The paper does not state what happens to a reply that names no answer. Here the model is called once more, and then the run fails.",
  ],
});
