import type { FlatNodeSpec } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import type { AskingNode } from "./asking-node.js";
import { costBounds, tflopsOf } from "./amounts/call-amounts.js";
import type { PlannedNodeInTime, PlanModel } from "./planned-node.js";
import { arrivalOf, type Growth, growthOf } from "./time/growth.js";

/** A node that makes one request for each reply, as soon as it may. */
export function planOrdinary(
  asking: AskingNode,
  node: FlatNodeSpec,
  model: PlanModel,
  readySeconds: number,
): PlannedNodeInTime {
  const { inputTokens, outputTokens } = asking;
  const { firstTokenSeconds, tokensPerSecond } = model.speed;
  const planned = {
    ...asking,
    requests: 1,
    used: { inputTokens, outputTokens },
    longestPrompt: inputTokens,
    costUsd: costBounds(asking, model.facts),
    tflops: tflopsOf(asking, model.facts),
    seconds: firstTokenSeconds + outputTokens / tokensPerSecond,
  };
  const startSeconds = readySeconds + firstTokenSeconds;
  const reply = growthOf([{ startSeconds, tokens: outputTokens, tokensPerSecond }]);
  return { planned, growth: passedOn(reply, asking.proposalTokens, node, model) };
}

/**
 * What others read of a reply while it is written. What is no reply as it stands, such as the choice of a
 * ranker, is there when the reply has ended.
 */
export function passedOn(
  reply: Growth,
  proposalTokens: number,
  node: FlatNodeSpec,
  { capabilities }: PlanModel,
): Growth {
  const isStreamed = kindOf(node).passesOnText === true && capabilities.streaming !== false;
  return isStreamed ? reply : arrivalOf(proposalTokens, reply.endSeconds);
}
