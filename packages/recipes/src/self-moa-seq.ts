import {
  aggregator as aggregatorNode,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
} from "@moagraph/core/graph";
import { checkCount } from "./options/check-count.js";
import { defineRecipe } from "./define-recipe.js";
import { qwen110b, wizardLm8x22b } from "./paper/paper-models.js";
import { paperSampling } from "./paper/paper-sampling.js";
import type { Recipe } from "./recipe.js";
import { selfMoaCitation } from "./self-moa-citation.js";
import { selfMoaDifferences } from "./self-moa-differences.js";
import type { SelfMoaOptions } from "./self-moa.js";

/** Options of {@link selfMoaSeqGraph}. */
export interface SelfMoaSeqOptions extends SelfMoaOptions {
  /**
   * Maximum number of answers in an aggregator's prompt, including the synthesis so far. At least
   * 2.
   *
   * @defaultValue `3`
   */
  readonly window?: number | undefined;
}

/**
 * Makes a Self-MoA-Seq graph: several samples of one model, and one model that synthesises them
 * window by window.
 *
 * The first aggregator reads a full window of samples. Each later one reads the synthesis so far
 * and the samples that fill the window. All samples are called concurrently. One model call for
 * each sample and one for each window.
 *
 * @param options - Model, samples and window, if they are not those of the paper.
 * @throws `MoaError` `INVALID_SETTING` If `samples` is not a whole number of 1 or more, or `window`
 * not one of 2 or more.
 * @see arXiv 2502.00674
 * @example Thirty samples, at most six answers in each prompt
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { selfMoaSeqGraph } from "@moagraph/recipes";
 *
 * const graph = selfMoaSeqGraph({ samples: 30, window: 6 });
 * const calls = modelCallsOf(graph); // 30 + 6
 * ```
 */
export function selfMoaSeqGraph(options: SelfMoaSeqOptions = {}): GraphSpec {
  const { model = wizardLm8x22b, aggregator = qwen110b, samples = 6, window = 3 } = options;
  const nodes: Record<string, NodeSpec> = {};
  const sizes = newSamplesOf(samples, window);
  for (const [index, size] of sizes.entries()) {
    const number = index + 1;
    const before = index === 0 ? [] : [`synthesis-${index}`];
    nodes[`samples-${number}`] = proposer({ model, samples: size, ...paperSampling });
    nodes[`synthesis-${number}`] = aggregatorNode({
      model: aggregator,
      reads: [...before, `samples-${number}`],
      ...paperSampling,
    });
  }
  return defineGraph({ name: "self-moa-seq", nodes, output: `synthesis-${sizes.length}` });
}

/** The number of new samples in each window. */
function newSamplesOf(samples: number, window: number): number[] {
  checkCount({ setting: "samples", of: "selfMoaSeqGraph", value: samples, least: 1 });
  checkCount({ setting: "window", of: "selfMoaSeqGraph", value: window, least: 2 });
  const sizes = [Math.min(samples, window)];
  for (let left = samples - window; left > 0; left -= window - 1) {
    sizes.push(Math.min(left, window - 1));
  }
  return sizes;
}

/**
 * Self-MoA-Seq: six samples of WizardLM-2-8x22B in windows of three, which Qwen1.5-110B-Chat
 * synthesises one after another. 9 calls.
 *
 * @see arXiv 2502.00674
 * @example
 * ```ts
 * import { layersOf } from "@moagraph/core/graph";
 * import { selfMoaSeq } from "@moagraph/recipes";
 *
 * const layers = layersOf(selfMoaSeq.graph).length; // 4
 * ```
 */
export const selfMoaSeq: Recipe = /* @__PURE__ */ defineRecipe({
  name: "self-moa-seq",
  summary: "WizardLM-2-8x22B proposes six times, Qwen1.5-110B-Chat synthesises in sliding windows.",
  graph: /* @__PURE__ */ selfMoaSeqGraph(),
  citation: { ...selfMoaCitation, section: "Self-MoA-Seq, the sequential version" },
  published: [],
  differences: [
    ...selfMoaDifferences,
    "The paper repeats the synthesis so far in the window, to bias the aggregator towards it. Here it appears once, as the first answer, because a node reads another node only once.",
    "The paper's window size and number of samples are unknown to us. Six samples are those of Self-MoA. A window of three is our choice, so that the window slides.",
    "No score is listed. The paper states that the sequence is as effective as synthesising all samples at once. Its numbers are unknown to us.",
    "All samples are called concurrently. Only the synthesis is sequential.",
  ],
});
