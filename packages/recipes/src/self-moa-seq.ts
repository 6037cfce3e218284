import {
  aggregator as aggregatorNode,
  defineGraph,
  type GraphSpec,
  MoaError,
  type NodeSpec,
  proposer,
} from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { qwen110b, wizardLm8x22b } from "./paper-models.js";
import { paperSampling } from "./paper-sampling.js";
import type { Recipe } from "./recipe.js";
import { selfMoaCitation } from "./self-moa-citation.js";
import { selfMoaDifferences } from "./self-moa-differences.js";
import type { SelfMoaOptions } from "./self-moa.js";

/** What `selfMoaSeqGraph` takes. */
export interface SelfMoaSeqOptions extends SelfMoaOptions {
  /**
   * How many answers an aggregator is shown at most, the synthesis so far included. At least 2.
   *
   * @defaultValue `3`
   */
  readonly window?: number | undefined;
}

/**
 * Self-MoA-Seq: samples of one model, which one model synthesises a window at a time.
 *
 * The first aggregator reads as many samples as the window holds, each later one the synthesis so
 * far and the samples that fill the window up. All samples are asked at once. One model call for
 * each sample and one for each window.
 *
 * @throws `MoaError` `INVALID_SETTING` if `samples` is no whole number from 1, or `window` none from 2.
 * @see arXiv 2502.00674
 * @example Thirty samples, of which no call is shown more than six answers
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

/** How many samples each window is the first to show. */
function newSamplesOf(samples: number, window: number): number[] {
  checkCount("samples", samples, 1);
  checkCount("window", window, 2);
  const sizes = [Math.min(samples, window)];
  for (let left = samples - window; left > 0; left -= window - 1) {
    sizes.push(Math.min(left, window - 1));
  }
  return sizes;
}

function checkCount(name: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `\`${name}\` of selfMoaSeqGraph is ${count}, but must be a whole number from ${least}.`,
    hint: `Pass ${least} or more, or leave it out.`,
  });
}

/**
 * Self-MoA-Seq: six samples of WizardLM-2-8x22B in windows of three, which Qwen1.5-110B-Chat
 * synthesises one after the other. 9 calls.
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
    "The paper repeats the synthesis so far in the window, to bias the aggregator towards it. Here it is shown once, as the first answer: a node reads another once.",
    "The paper's window size and number of samples are not known here. Six samples are those of Self-MoA; a window of three is our choice, so that the window slides.",
    "No score is listed: the paper says that the sequence is as effective as synthesising all samples at once; its numbers are not known here.",
    "All samples are asked at once; only the synthesis goes step by step.",
  ],
});
