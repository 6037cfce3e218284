import type { BaseMessage } from "@langchain/core/messages";
import type { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import { callName } from "../spec/call-name.js";
import { type ModelSettings, samplesOf } from "../spec/model-settings.js";
import { type Compilation, requestFor } from "./compilation.js";
import type { MoaState } from "./graph-state.js";
import { placeCall } from "./place-call.js";
import { settleAnswer, settleProposal, settleWithoutProposals } from "./settle.js";
import type { Step } from "./step.js";

/** What a node shows its model. */
export interface Showing {
  /** Why there is nothing to show; nothing when there is. */
  lack?(state: MoaState): NoUsableProposalError | undefined;
  /** Writes it. */
  prepare(state: MoaState): Promise<BaseMessage[]>;
}

/** The steps of a node that asks a model for a text: one for each sample, all prepared alike. */
export function askingSteps(
  node: string,
  settings: ModelSettings,
  compilation: Compilation,
  showing: Showing,
): Step[] {
  const samples = samplesOf(settings);
  const isAnswer = compilation.graph.output === node;
  return Array.from({ length: samples }, (_, index) => {
    const planned = { node, sample: index + 1, model: settings.model, isAnswer };
    return {
      name: callName(node, index + 1, samples),
      node,
      async run(site) {
        const lack = showing.lack?.(site.state);
        if (lack !== undefined) return settleWithoutProposals(planned, lack, site);
        const prepare = (): Promise<BaseMessage[]> => showing.prepare(site.state);
        const request = requestFor(compilation, settings, { planned, site, prepare });
        const outcome = await placeCall(request);
        return isAnswer ? settleAnswer(outcome, site) : settleProposal(outcome, site);
      },
    };
  });
}
