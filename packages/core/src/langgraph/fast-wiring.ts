import { type BaseChannel, START } from "@langchain/langgraph";
import { NamedBarrierValue } from "@langchain/langgraph/channels";
import { Channel } from "@langchain/langgraph/pregel";
import { beginName } from "../step/begin.js";
import { earlyPlanOf, earlyStartsIn, rememberEarlyPlan } from "./early-plan.js";
import type { EarlyPlan } from "./early-starts.js";
import type { StepPlan, Wiring } from "./wiring.js";
import { type JoinGroup, joinGroupsOf } from "./join-groups.js";
import type { MoaInput, MoaState, MoaUpdate } from "../runtime/graph-state.js";
import type { CompiledNode } from "./internals/inside-langgraph.js";
import { lighten, type SingleRunnableStep } from "./single-runnable.js";
import { singleRunnableWorks } from "./single-runnable-self-test.js";
import type { LangGraphApp } from "./langgraph-app.js";
import type { MoaStateGraph } from "./moa-state-graph.js";
import type { NodeFunction } from "../runtime/node-function.js";
import type { Wait } from "../step/waits.js";

/**
 * The form that costs least: steps that wait for the same share one join, and a step is one runnable
 * of LangChain's instead of six. What a step costs does not grow with the number of steps beside it.
 *
 * A step to which somebody added an edge of his own runs as LangGraph has it.
 */
export const fastWiring: Wiring = {
  connect(builder, course) {
    draw(builder, course.waits);
    const groups = joinGroupsOf(course.waits);
    return (compiled) => {
      const light = namesOf(course).filter((name) => isUntouched(nodeOf(compiled, name)));
      // A step that we know nothing of may write what others are to be shown.
      const isOurs = light.length === Object.keys(compiled.nodes).length;
      const works = new Map<string, NodeFunction>();
      const plan = isOurs ? earlyPlanOf(groups, works, course) : undefined;
      if (plan !== undefined) rememberEarlyPlan(compiled, plan);
      const joins = openGroups(compiled, groups);
      for (const name of light) {
        const step = lightStep(name, joins.get(name) ?? [], course, compiled);
        const takeTurn = plan === undefined || isFirst(name) ? undefined : turnOf(name, plan);
        works.set(name, lighten(nodeOf(compiled, name), step, singleRunnableWorks, takeTurn));
      }
      compiled.validate();
    };
  },
};

/** Has the builder tell of all edges, though it has LangGraph compile none of them. */
function draw(builder: MoaStateGraph, waits: readonly Wait[]): void {
  const edges = waits.flatMap(({ step, before }) =>
    before.map((start): [string, string] => [start, step]),
  );
  const added = (): readonly [string, string][] => [
    ...builder.edges,
    ...[...builder.waitingEdges].flatMap(([starts, end]) =>
      starts.map((start): [string, string] => [start, end]),
    ),
  ];
  Object.defineProperty(builder, "allEdges", { get: () => new Set([...edges, ...added()]) });
}

/**
 * One join for each gate: it opens for all of its steps at once.
 *
 * @returns The joins that each step is to tell when it has ended.
 */
function openGroups(compiled: LangGraphApp, groups: readonly JoinGroup[]): Map<string, string[]> {
  const joins = new Map<string, string[]>();
  for (const { join, before, steps } of groups) {
    (compiled.channels as Channels)[join] = new NamedBarrierValue(new Set(before));
    for (const name of steps) nodeOf(compiled, name).triggers.push(join);
    for (const name of before) {
      nodeOf(compiled, name).writers.push(Channel.writeTo([], { [join]: name }));
      joins.set(name, [...(joins.get(name) ?? []), join]);
    }
  }
  return joins;
}

type Channels = Record<string, BaseChannel>;

function lightStep(
  name: string,
  joins: readonly string[],
  { runners }: StepPlan,
  compiled: LangGraphApp,
): SingleRunnableStep<MoaState, MoaUpdate> {
  const arrivals = joins.map((join) => [join, name] as const);
  const run = runners.get(name);
  if (run === undefined) return { run: passOn, channels: inputChannels, arrivals };
  return { run, channels: new Set(Object.keys(compiled.channels)), arrivals };
}

/** Nothing can begin before these have ended. */
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

const inputChannels: ReadonlySet<string> = new Set(["messages"]);

/** LangGraph's own first step writes the input. */
async function passOn(input: MoaInput): Promise<MoaUpdate> {
  return input;
}

function namesOf({ runners }: StepPlan): string[] {
  return [START, ...runners.keys()];
}

/** LangGraph itself gives a node two writers: one for its update, one for commands in it. */
function isUntouched({ writers }: CompiledNode): boolean {
  return writers.length === 2;
}

function nodeOf({ nodes }: LangGraphApp, name: string): CompiledNode {
  return nodes[name] as CompiledNode;
}
