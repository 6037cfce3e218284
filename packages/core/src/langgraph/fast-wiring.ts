import { START } from "@langchain/langgraph";
import type { MoaInput, MoaState, MoaUpdate } from "../runtime/graph-state.js";
import type { NodeFunction } from "../runtime/node-function.js";
import { beginName } from "../step/begin.js";
import type { Wait } from "../step/waits.js";
import { type EarlyPlan, earlyPlanOf } from "./early-starts/early-plan.js";
import { earlyStartsIn } from "./early-starts/early-starts.js";
import { warnOfFallback } from "./fallback-warning.js";
import { showEdges } from "./internals/all-edges.js";
import { addJoin, channelsOf, checkParts, hasOwnWritersOnly } from "./internals/compiled-parts.js";
import { type CompiledNode, isReplaceable } from "./internals/get-node.js";
import type { ChannelWrite } from "./internals/pregel-send.js";
import { type JoinGroup, joinGroupsOf } from "./early-starts/join-groups.js";
import type { LangGraphApp } from "./langgraph-app.js";
import { runAsOne, type SingleStep } from "./single-runnable.js";
import type { StepPlan } from "./early-starts/step-plan.js";
import type { Wiring } from "./wiring.js";
import type { Check } from "./wiring-parts.js";

/**
 * The wiring that costs least: steps that wait for the same share one join, and a step is one
 * runnable in place of six. What a step costs does not grow with the number of steps beside it.
 *
 * A step to which the caller added an edge runs as LangGraph compiled it.
 */
export const fastWiring: Wiring = {
  connect(builder, plan, nodesWork) {
    showEdges(builder, edgesOf(plan.waits));
    const groups = joinGroupsOf(plan.waits);
    return (compiled) => {
      const names = ownNodes(compiled, plan);
      for (const group of groups) addJoin(compiled, group);
      checkParts(compiled);
      const arrivals = arrivalsIn(groups);
      const channels = channelsOf(compiled);
      return runNodesAsOne(names, { compiled, channels, plan, groups, arrivals, nodesWork });
    };
  },
};

/** A compiled graph whose steps are joined. */
interface Joined {
  readonly compiled: LangGraphApp;
  readonly channels: ReadonlySet<string>;
  readonly plan: StepPlan;
  readonly groups: readonly JoinGroup[];
  /** What each step is to tell the joins when it has ended. */
  readonly arrivals: ReadonlyMap<string, readonly ChannelWrite[]>;
  readonly nodesWork: Check;
}

function edgesOf(waits: readonly Wait[]): [string, string][] {
  return waits.flatMap(({ step, before }) =>
    before.map((start): [string, string] => [start, step]),
  );
}

function arrivalsIn(groups: readonly JoinGroup[]): Joined["arrivals"] {
  const arrivals = new Map<string, ChannelWrite[]>();
  for (const { join, before } of groups) {
    for (const step of before) {
      const known = arrivals.get(step);
      if (known === undefined) arrivals.set(step, [[join, step]]);
      else known.push([join, step]);
    }
  }
  return arrivals;
}

/** The nodes to which the caller has not added an edge. */
function ownNodes(compiled: LangGraphApp, { runners }: StepPlan): string[] {
  return [START, ...runners.keys()].filter((name) => hasOwnWritersOnly(nodeOf(compiled, name)));
}

function runNodesAsOne(names: readonly string[], joined: Joined): EarlyPlan | undefined {
  const { compiled, plan, groups } = joined;
  if (!names.every((name) => isReplaceable(nodeOf(compiled, name)))) {
    warnOfFallback("nodes");
    return undefined;
  }
  // A step that the caller added between layers may write what other steps read.
  const isOurs = names.length + plan.around.size === Object.keys(compiled.nodes).length;
  const works = new Map<string, NodeFunction>();
  const earlyPlan = isOurs ? earlyPlanOf(groups, works, plan) : undefined;
  for (const name of names) works.set(name, runNodeAsOne(name, joined, earlyPlan));
  return earlyPlan;
}

function runNodeAsOne(
  name: string,
  joined: Joined,
  earlyPlan: EarlyPlan | undefined,
): NodeFunction {
  const takeTurn = earlyPlan === undefined || isFirst(name) ? undefined : turnOf(name, earlyPlan);
  const { compiled, nodesWork } = joined;
  return runAsOne(nodeOf(compiled, name), stepOf(name, joined), nodesWork, takeTurn);
}

function stepOf(
  name: string,
  { channels, plan, arrivals: all }: Joined,
): SingleStep<MoaState, MoaUpdate> {
  const run = plan.runners.get(name);
  const arrivals = all.get(name) ?? [];
  if (run === undefined) return { run: passOn, channels: plan.inputs, arrivals };
  return { run, channels, arrivals };
}

/** Nothing can start before these have ended. */
function isFirst(name: string): boolean {
  return name === START || name === beginName;
}

/** What LangGraph runs for a step of a graph that starts steps early. */
function turnOf(name: string, plan: EarlyPlan): NodeFunction {
  return (state, config) => {
    const starts = earlyStartsIn(config, plan);
    if (starts !== undefined) return starts.takeTurn(name, state, config);
    return (plan.works.get(name) as NodeFunction)(state, config);
  };
}

/** LangGraph's own first step writes the input. */
async function passOn(input: MoaInput): Promise<MoaUpdate> {
  return input;
}

function nodeOf({ nodes }: LangGraphApp, name: string): CompiledNode {
  return nodes[name] as CompiledNode;
}
