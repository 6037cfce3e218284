import { AIMessage, type AIMessageFields, type BaseMessage } from "@langchain/core/messages";
import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { Call } from "../call/call.js";
import { AnswerFailedError } from "../errors/answer-failed-error.js";
import { BrokenAnswerError } from "../errors/broken-answer-error.js";
import { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import { callName } from "../spec/call-name.js";
import { type ModelSettings, samplesOf } from "../spec/model-settings.js";
import type { Compilation } from "./compilation.js";
import type { MoaState, MoaUpdate } from "./graph-state.js";
import { type Outcome, placeCall, type PlannedCall } from "./place-call.js";
import type { Step } from "./step.js";
import { nothingToRead } from "./usable-proposals.js";

/** Writes what a model is shown, or says that there is nothing to show it. */
export type Prepare = (state: MoaState) => Promise<BaseMessage[] | NoUsableProposalError>;

/** The steps of a node that asks a model: one for each sample, all prepared alike. */
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
        const messages = await prepare(state);
        if (!Array.isArray(messages)) return settleWithoutCall(planned, messages, state, config);
        const outcome = await placeCall({
          planned,
          messages,
          config,
          facts: compilation.pool.facts(settings.model),
          runStartedAt: state.runStartedAt,
          getModel: () => compilation.pool.get(settings),
        });
        return isAnswer ? giveAnswer(outcome, state) : passOn(outcome, config);
      },
    };
  });
}

/** What a node that others read writes: its proposal if that is usable, its ledger line always. */
function passOn({ call, reply }: Outcome, config: LangGraphRunnableConfig): MoaUpdate {
  const { node, sample, model, settledMs: atMs, inputTokens, outputTokens } = call;
  if (call.status !== "ok" || reply === undefined) {
    config.writer?.({ type: "call-failed", node, sample, model, atMs, call });
    return { ledger: [call] };
  }
  const usage = { inputTokens, outputTokens };
  const proposal = { node, sample, model, text: reply.text, usage };
  config.writer?.({ type: "proposal-end", node, sample, model, atMs, proposal, call });
  return { proposals: [proposal], ledger: [call] };
}

/** What the output writes. It is the one place where a failed call fails the run. */
function giveAnswer({ call, reply, deliveredText, cause }: Outcome, state: MoaState): MoaUpdate {
  if (call.status === "ok" && reply !== undefined) {
    const { id, text, usage } = reply;
    const message = new AIMessage({ content: text, id, usage_metadata: usage } as AIMessageFields);
    return { answer: text, messages: [message], ledger: [call] };
  }
  const ledger = [...state.ledger, call];
  if (deliveredText === "") throw new AnswerFailedError(call, ledger, cause);
  throw new BrokenAnswerError(call, deliveredText, ledger, cause);
}

function settleWithoutCall(
  planned: PlannedCall,
  error: NoUsableProposalError,
  state: MoaState,
  config: LangGraphRunnableConfig,
): MoaUpdate {
  if (planned.isAnswer) throw error;
  const call: Call = nothingToRead(planned, state.runStartedAt, error);
  const { node, sample, model, settledMs: atMs } = call;
  config.writer?.({ type: "call-failed", node, sample, model, atMs, call });
  return { ledger: [call] };
}
