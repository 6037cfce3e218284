import type { Proposal } from "../call/proposal.js";
import type { ReducerSpec } from "../spec/reducer.js";
import { type Compilation, type Lowering } from "./compilation.js";
import { callFunction } from "./instruction.js";
import { reductions } from "./reductions.js";
import { readingOf } from "./reading.js";
import { settleJudged, settlePicked, settleWithoutAnswer } from "./settle.js";
import type { MoaState } from "./graph-state.js";

/** A reducer makes one proposal of several, in one step without a call. */
export const lowerReducer: Lowering<"reducer"> = (name, node, compilation) => {
  const isAnswer = compilation.graph.output === name;
  return [
    {
      name,
      node: name,
      async run(site) {
        const reading = readingOf(name, node.reads, site.state, compilation);
        if ("lack" in reading) {
          return isAnswer ? settleWithoutAnswer(name, reading, site, compilation) : {};
        }
        const { proposals } = reading;
        const passedOn = [await reduceTo(name, node, proposals, site.state, compilation)];
        const judged = { passedOn, calls: [] };
        if (isAnswer) return settlePicked(name, judged, site, compilation);
        return settleJudged(judged, site);
      },
    },
  ];
};

async function reduceTo(
  name: string,
  { reduce }: ReducerSpec,
  proposals: readonly Proposal[],
  { messages }: MoaState,
  { options }: Compilation,
): Promise<Proposal> {
  if (typeof reduce === "string") {
    return { ...reductions[reduce](proposals), node: name, sample: 1 };
  }
  const input = { messages, proposals };
  const text = await callFunction(reduce.use, input, options.functions ?? {});
  const usage = { inputTokens: 0, outputTokens: 0 };
  return { node: name, sample: 1, model: `function ${reduce.use}`, text, usage };
}
