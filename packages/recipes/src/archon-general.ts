import {
  aggregator,
  critic,
  defineGraph,
  proposer,
  ranker,
  reducer,
  verifier,
} from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { fenceDifference } from "./fence-difference.js";
import { howToSwap } from "./how-to-swap.js";
import {
  dbrx,
  llama3,
  mixtral8x22b,
  qwen110b,
  qwen72b,
  wizardLm8x22b,
} from "./paper/paper-models.js";
import type { Recipe } from "./recipe.js";

/** The sampling parameters of every call in the published configuration. */
const sampling = { temperature: 0.7, maxOutputTokens: 2048 };

/**
 * An Archon with all its general parts: eight open models generate, and Qwen1.5-110B-Chat
 * criticises each answer, ranks the answers and keeps five, fuses these twice and verifies the
 * results. The answer is the first fused text that passes, or else the first one. 8 + 8 + 1 + 2 + 2
 * calls.
 *
 * @see arXiv 2409.15254
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { archonGeneral } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(archonGeneral.graph); // 21
 * ```
 */
export const archonGeneral: Recipe = /* @__PURE__ */ defineRecipe({
  name: "archon-general",
  summary: "Eight open models generate; Qwen1.5-110B-Chat criticises, ranks, fuses and verifies.",
  graph: /* @__PURE__ */ defineGraph({
    name: "archon-general",
    nodes: {
      qwen2: proposer({ model: "together:Qwen/Qwen2-72B-Instruct", ...sampling }),
      deepseek: proposer({ model: "together:deepseek-ai/deepseek-llm-67b-chat", ...sampling }),
      "qwen-72b": proposer({ model: qwen72b, ...sampling }),
      "qwen-110b": proposer({ model: qwen110b, ...sampling }),
      wizardlm: proposer({ model: wizardLm8x22b, ...sampling }),
      mixtral: proposer({ model: mixtral8x22b, ...sampling }),
      llama: proposer({ model: llama3, ...sampling }),
      dbrx: proposer({ model: dbrx, ...sampling }),
      criticise: critic({
        model: qwen110b,
        reads: [
          "qwen2",
          "deepseek",
          "qwen-72b",
          "qwen-110b",
          "wizardlm",
          "mixtral",
          "llama",
          "dbrx",
        ],
        ...sampling,
      }),
      rank: ranker({
        model: qwen110b,
        reads: ["criticise"],
        keep: 5,
        verdictAs: "text",
        onUnclear: "keep-all",
        ...sampling,
      }),
      fuse: aggregator({ model: qwen110b, reads: ["rank"], samples: 2, ...sampling }),
      verify: verifier({
        model: qwen110b,
        reads: ["fuse"],
        verdictAs: "text",
        ...sampling,
      }),
      pick: reducer({ reads: ["verify", "fuse"], reduce: "first-usable" }),
    },
    output: "pick",
  }),
  citation: {
    title: "Archon: An Architecture Search Framework for Inference-Time Techniques",
    authors: [
      "Jon Saad-Falcon",
      "Adrian Gamarra Lafuente",
      "Shlok Natarajan",
      "Nahum Maru",
      "Hristo Todorov",
      "E. Kelly Buchanan",
      "Mayee Chen",
      "Neel Guha",
      "Christopher Ré",
      "Azalia Mirhoseini",
    ],
    year: 2024,
    url: "https://arxiv.org/abs/2409.15254",
    section:
      "ScalingIntelligence/Archon@07114d7, src/archon/configs/archon-1-110bFuser-1-110bRanker5-1-110BCritic-8-70BM.json",
  },
  published: [],
  differences: [
    `The models are those of the published configuration, by its ids. ${howToSwap}.`,
    "This architecture was not found by the paper's search. Up to the fusing it is the published configuration in the citation: its eight generators in their order, its critic, its ranker that keeps five, its fuser, temperature 0.7 and 2048 output tokens. The verifier is added after it.",
    "No score is listed: we know none for this configuration.",
    "The published configuration fuses once and ends. Here it fuses twice, so that the verifier can choose between two texts.",
    "Published configurations that verify and fuse verify first.",
    "Archon's critic makes one call for all answers. This one makes a call for each.",
    "Archon's ranker requests the order of all answers, and adds those missing in the reply at the end. This one requests the best five. If the reply names fewer, it is called once more, and then all answers are kept.",
    "Archon's verifier makes two calls for each text, one for its reasoning and one for the verdict. This one makes one.",
    "If nothing passes, Archon's verifier keeps everything, and Archon answers with a random one of the remaining texts. Here the answer is the first text that passed, or else the first fused text.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
    "The published code calls the model again up to ten times if a critic's reply or a verdict cannot be read. Here an unclear verdict is requested once more, and remarks are not checked.",
  ],
});
