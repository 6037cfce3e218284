import { graphState, type MoaState, stateAfter } from "../../runtime/graph-state.js";
import type { NodeFunction } from "../../runtime/node-function.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { beginName } from "../../step/begin.js";
import type { Proposal } from "../../ledger/proposal.js";
import type { LangGraphApp } from "../langgraph-app.js";
import { type GraphToWire, wireStateGraph } from "../wire-state-graph.js";
import type { WiringParts } from "../wiring-parts.js";

/** The steps of a tiny graph by name, each with the steps that it waits for. */
export type TinySteps = Readonly<Record<string, readonly [run: NodeFunction, before: string[]]>>;

const spec: GraphSpec = { version: 1, name: "self-test", nodes: {}, output: "" };

/** Compiles a graph that asks no model. Its last step is its exit. */
export function tinyGraph(
  steps: TinySteps,
  parts: WiringParts,
  wrap?: GraphToWire["wrap"],
): LangGraphApp {
  const names = Object.keys(steps);
  const runners = Object.entries(steps).map(([name, [run]]) => [name, run] as const);
  const waits = Object.entries(steps).map(([step, [, before]]) => ({ step, before }));
  const graph: GraphToWire = {
    state: graphState(spec),
    plan: {
      runners: new Map<string, NodeFunction>([[beginName, async () => ({})], ...runners]),
      metadata: new Map(),
      waits: [{ step: beginName, before: ["__start__"] }, ...waits],
      around: new Set(),
      inputs: new Set(["messages"]),
      stateAfter: stateAfter(spec),
      following: new Set(),
      mayPause: false,
    },
    exits: names.slice(-1),
    parts,
    ...(wrap === undefined ? {} : { wrap }),
  };
  return wireStateGraph(graph).compile() as LangGraphApp;
}

/** A proposal of a step, which holds a text. */
export function proposalOf(node: string, text: string): Proposal {
  return { node, sample: 1, model: node, text, usage: { inputTokens: 0, outputTokens: 0 } };
}

/** The texts that the steps of a tiny graph have written. */
export function textsIn({ proposals }: Pick<MoaState, "proposals">): string[] {
  return proposals.map(({ node, text }) => `${node}: ${text}`);
}
