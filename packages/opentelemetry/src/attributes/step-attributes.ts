import type { Call, CallError } from "@moagraph/core";
import type { Attributes } from "@opentelemetry/api";
import { moagraph } from "../semantic-conventions.js";

/** How a node's sample ended, what it cost, and how many of the proposals that it reads it got. */
export function stepAttributes(lines: readonly Call[]): Attributes {
  const last = lines.at(-1);
  if (last === undefined) return {};
  const costs = lines.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  const isKnown = costs.length === lines.length;
  const fewer = lines.flatMap(({ notes = [] }) => notes).find(({ type }) => type === "fewer");
  return {
    [moagraph.callStatus]: last.status,
    ...(isKnown ? { [moagraph.costUsd]: costs.reduce((sum, each) => sum + each, 0) } : {}),
    ...(fewer?.type === "fewer"
      ? { [moagraph.quorumUsable]: fewer.usable, [moagraph.quorumOf]: fewer.of }
      : {}),
  };
}

/** The error of a step: that of its last attempt, if that failed or was blank. */
export function stepError(lines: readonly Call[]): CallError | undefined {
  const last = lines.at(-1);
  return last?.status === "failed" || last?.status === "blank" ? last.error : undefined;
}
