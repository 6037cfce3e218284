import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
} from "@moagraph/core/graph";
import { checkFilled } from "../options/check-filled.js";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import type { Recipe } from "../recipe.js";
import { fusionAnalysis } from "./fusion-analysis.js";

/** Options of {@link fusionGraph}. */
export interface FusionOptions {
  /**
   * The models of the panel, as `provider:model-id`. At least one.
   *
   * @defaultValue the models of OpenRouter's preset "Quality", three calls
   */
  readonly panel?: readonly string[] | undefined;
  /**
   * The model that compares the panel's answers.
   *
   * @defaultValue the first model of the panel
   */
  readonly analyst?: string | undefined;
  /**
   * The model that writes the answer.
   *
   * @defaultValue the analyst
   */
  readonly writer?: string | undefined;
}

/** OpenRouter's preset "Quality". */
const quality = [
  "openrouter:~anthropic/claude-opus-latest",
  "openrouter:~openai/gpt-sol-latest",
  "openrouter:~google/gemini-pro-latest",
];

const analystInstruction = [
  "Several assistants have each answered the latest message of the user. Their answers are listed and numbered below.",
  "Compare them. Do not answer the message, and do not merge the answers.",
  "State what they agree on, where they contradict each other, what only some of them cover, what only one of them sees, and what all of them miss.",
  "Refer to an answer by its number. A list may be empty.",
]
  .join(" ")
  .concat("\n\nAnswers:");

const writerInstruction = [
  "Several assistants have each answered the latest message of the user. Listed below are their answers and, last, an analysis in JSON that compares them and refers to them by number.",
  "Write the best answer to that message.",
  "Trust most what the answers agree on. Decide each contradiction on its merits. Keep insights of single answers if they are right, and fill the blind spots.",
  "If there is no analysis, compare the answers yourself.",
  "Answer the user directly, in the language and form that the message calls for, without mentioning the answers or the analysis.",
]
  .join(" ")
  .concat("\n\nAnswers and analysis:");

/**
 * Makes a fusion graph: a panel answers, an analyst compares the answers as data, and a writer
 * answers from both.
 *
 * Three layers. One model call for each model of the panel, and two more. The analysis is in
 * `structuredResponses.analysis` of the result. If it fails, the writer gets the answers alone.
 *
 * @param options - Panel, analyst and writer, if they are not those of OpenRouter's preset.
 * @throws `MoaError` `INVALID_SETTING` If `panel` is empty.
 * @see https://openrouter.ai/docs/guides/features/server-tools/fusion
 * @example A panel of two models, with a third as analyst and writer
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { fusionGraph } from "@moagraph/recipes";
 *
 * const panel = ["openai:gpt-5.6-luna", "openrouter:qwen/qwen3.7-plus"];
 * const graph = fusionGraph({ panel, analyst: "openai:gpt-5.6-terra" });
 * const calls = modelCallsOf(graph); // 4
 * ```
 */
export function fusionGraph(options: FusionOptions = {}): GraphSpec {
  const { panel = quality } = options;
  checkFilled({ setting: "panel", of: "fusionGraph", value: panel });
  const { analyst = panel[0] ?? "", writer = analyst } = options;
  const members = panel.map(
    (model, index) => [`member-${index + 1}`, proposer({ model })] as const,
  );
  const names = members.map(([name]) => name);
  const nodes: Record<string, NodeSpec> = {
    ...Object.fromEntries(members),
    analysis: aggregator({
      model: analyst,
      reads: names,
      temperature: 0,
      prompt: analystInstruction,
      responseFormat: fusionAnalysis,
    }),
    writer: aggregator({
      model: writer,
      reads: [...names, "analysis"],
      prompt: writerInstruction,
    }),
  };
  return defineGraph({ name: "fusion", nodes, output: "writer" });
}

/**
 * Fusion: three current models answer, Claude Opus compares their answers as data, and writes the
 * final answer. 3 + 1 + 1 calls.
 *
 * The models are called at OpenRouter. The analysis is in `structuredResponses.analysis` of the
 * result.
 *
 * @see https://openrouter.ai/docs/guides/features/server-tools/fusion
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { fusion } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(fusion.graph); // 5
 * ```
 */
export const fusion: Recipe = /* @__PURE__ */ defineRecipe({
  name: "fusion",
  summary: "Three models answer, Claude Opus compares the answers as data and writes.",
  graph: /* @__PURE__ */ fusionGraph(),
  citation: {
    title: "OpenRouter Fusion",
    authors: ["OpenRouter"],
    year: 2026,
    url: "https://openrouter.ai/docs/guides/features/server-tools/fusion",
    section:
      "OpenRouterTeam/docs@192ba14, guides/features/server-tools/fusion.mdx, and guides/routing/routers/fusion-router.mdx@08371db",
  },
  published: [],
  differences: [
    `The models are OpenRouter's aliases of its preset "Quality". OpenRouter resolves each to a current model. ${howToSwap}.`,
    "No score is listed: the documentation states none.",
    "At OpenRouter, the calling model decides whether a question needs the panel. Here the panel always answers.",
    "The panel and the analyst have no web search here. At OpenRouter each of them can search and read pages, with a limit of tool calls.",
    "The analysis has the fields of the documentation, but refers to answers by their number, because the analyst does not know which model wrote which answer. It is in `structuredResponses.analysis`, and the writer gets its text last.",
    "If the analysis fails, the writer gets the answers alone, as at OpenRouter. First it is requested once more.",
    "OpenRouter's instructions are unknown to us. All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
    "The analyst has temperature 0, as documented. No other sampling parameter and no limit of output tokens is set. The documentation of the router states a default of 16,000 output tokens for the panel and the analyst.",
    "If all members fail, the run fails with `NoUsableProposalError`. At OpenRouter the calling model can answer alone.",
  ],
});
