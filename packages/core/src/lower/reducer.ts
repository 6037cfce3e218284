import { bounded } from "../ask/cancel/with-deadline.js";
import type { PlannedCall } from "../ask/planned-call.js";
import type { Proposal } from "../ledger/proposal.js";
import type { ReducerSpec } from "../spec/reducer.js";
import { type Compilation, type Lowering, policiesIn } from "../runtime/compilation.js";
import { blankFunction, failedFunction } from "../step/failed-function.js";
import { callFunction } from "../step/instruction.js";
import { reductions } from "../step/reductions.js";
import { type Reading, readingOf } from "../step/node-input.js";
import {
  type Judged,
  settleJudged,
  settlePicked,
  settleWithoutProposals,
} from "../step/step-result.js";
import type { Site } from "../step/step-context.js";

/** A reducer makes one proposal of several, in one step without a call. */
export const lowerReducer: Lowering<"reducer"> = (name, node, compilation) => {
  const isAnswer = compilation.graph.output === name;
  const planned = { node: name, sample: 1, model: writerOf(node), isAnswer };
  return [
    {
      name,
      node: name,
      async run(site) {
        const reading = readingOf(name, node.reads, site.state, compilation);
        if ("lack" in reading) return settleWithoutProposals(planned, reading, site, compilation);
        const judged = await reduced(planned, node, reading, compilation, site);
        if (isAnswer) return settlePicked(name, judged, site, compilation);
        return settleJudged(judged, site);
      },
    },
  ];
};

/** What stands for a model where none is asked. */
function writerOf({ reduce }: ReducerSpec): string {
  return `function ${typeof reduce === "string" ? reduce : reduce.use}`;
}

async function reduced(
  planned: PlannedCall,
  { reduce }: ReducerSpec,
  { proposals, notes }: Reading,
  compilation: Compilation,
  site: Site,
): Promise<Judged> {
  const { node, sample, model } = planned;
  if (typeof reduce === "string") {
    return { passedOn: [{ ...reductions[reduce](proposals), node, sample }], calls: [] };
  }
  try {
    const text = await written(node, reduce.use, proposals, compilation, site);
    if (text.trim() === "") {
      return { passedOn: [], calls: [blankFunction(planned, reduce.use, notes, site)] };
    }
    const usage = { inputTokens: 0, outputTokens: 0 };
    return { passedOn: [{ node, sample, model, text, usage }], calls: [] };
  } catch (cause) {
    if (site.config.signal?.aborted === true || site.isPause(cause)) throw cause;
    const call = failedFunction(planned, reduce.use, cause, notes, site);
    return { passedOn: [], calls: [call], cause };
  }
}

/** A function is the caller's own work: it may throw, and it may never end. */
function written(
  node: string,
  name: string,
  proposals: readonly Proposal[],
  compilation: Compilation,
  site: Site,
): Promise<string> {
  const { messages } = site.state;
  const { functions = {} } = compilation.options;
  const { totalMs } = policiesIn(compilation, node).timeouts;
  return bounded(() => callFunction(name, { messages, proposals }, functions), totalMs, site);
}
