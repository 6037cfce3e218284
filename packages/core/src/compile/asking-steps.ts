import type { BaseMessage } from "@langchain/core/messages";
import type { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import { callName } from "../spec/call-name.js";
import { type ModelSettings, samplesOf } from "../spec/model-settings.js";
import { type Compilation, requestFor } from "./compilation.js";
import type { MoaState } from "./graph-state.js";
import { placeCall } from "./place-call.js";
import { settleAnswer, settleProposal, settleWithoutProposals } from "./settle.js";
import type { Step } from "./step.js";

/** Writes what a model is shown, or says that there is nothing to show it. */
export type Prepare = (state: MoaState) => Promise<BaseMessage[] | NoUsableProposalError>;

/** The steps of a node that asks a model for a text: one for each sample, all prepared alike. */
export function askingSteps(
  node: string,
  settings: ModelSettings,
  compilation: Compilation,
  prepare: Prepare,
): Step[] {
  const samples = samplesOf(settings);
  return Array.from({ length: samples }, (_, index) => {
    const sample = index + 1;
    const isAnswer = compilation.graph.output === node;
    const planned = { node, sample, model: settings.model, isAnswer };
    return {
      name: callName(node, sample, samples),
      node,
      async run(state, config) {
        const settling = { state, config };
        const messages = await prepare(state);
        if (!Array.isArray(messages)) return settleWithoutProposals(planned, messages, settling);
        const outcome = await placeCall(
          requestFor(compilation, settings, { planned, messages, ...settling }),
        );
        return isAnswer ? settleAnswer(outcome, settling) : settleProposal(outcome, settling);
      },
    };
  });
}
