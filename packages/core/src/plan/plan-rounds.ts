import { askSettingsOf } from "../spec/model-settings.js";
import type { FlatGraph, FlatNodeSpec } from "../spec/graph-spec.js";
import { largest } from "../spec/flow/largest.js";
import type { StaircaseRules } from "../spec/policies/staircase.js";
import type { AskingNode } from "./asking-node.js";
import { costBounds, tflopsOf } from "./amounts/call-amounts.js";
import { passedOn } from "./plan-ordinary.js";
import type { PlannedNodeInTime, PlanModel } from "./planned-node.js";
import type { PlanAssumptions } from "./run-plan.js";
import { expectedLayout } from "./staircase/expected-layout.js";
import { inBothLayouts } from "./staircase/layout-tokens.js";
import { nodeRoundsOf, type NodeRounds } from "./staircase/node-rounds.js";
import { requestTokensOf } from "./staircase/request-tokens.js";
import type { ReadTexts } from "./staircase/rounds.js";
import type { RoundPlan, StaircaseLayout, StaircaseNodePlan } from "./staircase/staircase-plan.js";
import { growthOf } from "./time/growth.js";
import { assumedPromptTokens } from "./tokens/prompt-tokens.js";

/** A node with a `staircase`, and what its rounds depend on. */
export interface RoundsContext {
  readonly graph: FlatGraph;
  readonly asking: AskingNode;
  readonly node: FlatNodeSpec;
  readonly rules: StaircaseRules;
  readonly model: PlanModel;
  readonly reads: readonly ReadTexts[];
  /** When all that it waits for has ended. */
  readonly readySeconds: number;
  readonly assumptions: PlanAssumptions;
}

/** A node that makes several requests for each reply, while what it reads is written. */
export function planRounds(context: RoundsContext): PlannedNodeInTime {
  const { asking, node, model, readySeconds } = context;
  const parts = { ...context, tokens: asking, speed: model.speed, endedSeconds: readySeconds };
  const rounds = nodeRoundsOf(parts);
  const reply = growthOf(rounds.rounds.map(({ piece }) => piece));
  const staircase = staircasePlan(rounds, context);
  const { inputTokens } = staircase.layouts[staircase.layout];
  const used = { inputTokens, outputTokens: asking.outputTokens };
  const planned = {
    ...asking,
    requests: rounds.rounds.length,
    used,
    longestPrompt: longestPrompt(staircase, rounds),
    costUsd: costBounds(used, model.facts),
    tflops: tflopsOf(used, model.facts),
    seconds: reply.endSeconds - (rounds.rounds[0]?.startSeconds ?? readySeconds),
    staircase,
  };
  return { planned, growth: passedOn(reply, asking.proposalTokens, node, model) };
}

function staircasePlan(rounds: NodeRounds, context: RoundsContext): StaircaseNodePlan {
  const { graph, asking, node, model, assumptions } = context;
  const { reasoningEffort } = askSettingsOf(graph, node);
  const conversation = assumedPromptTokens(assumptions);
  const layout = expectedLayout(graph, asking.name, { ...model, reasoningEffort }, conversation);
  return {
    node: asking.name,
    model: asking.model,
    replies: asking.calls,
    layout,
    rounds: roundPlans(rounds, layout, model),
    layouts: inBothLayouts(rounds, model),
  };
}

function roundPlans(
  { rounds, sizes, prompt }: NodeRounds,
  layout: StaircaseLayout,
  { capabilities }: PlanModel,
): RoundPlan[] {
  const requests = requestTokensOf(sizes, prompt, layout, capabilities.promptCache);
  return rounds.map(({ startSeconds, piece }, at) => ({
    startSeconds,
    proposalTokens: Math.round(sizes[at]?.shownTokens ?? 0),
    inputTokens: requests[at]?.inputTokens ?? 0,
    cachedInputTokens: requests[at]?.cachedInputTokens ?? 0,
    outputTokens: Math.round(piece.tokens),
  }));
}

function longestPrompt({ rounds }: StaircaseNodePlan, { sizes }: NodeRounds): number {
  const prompts = rounds.map(({ inputTokens }, at) => inputTokens - (sizes[at]?.answerTokens ?? 0));
  return Math.round(largest(prompts));
}
