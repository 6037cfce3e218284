import { type GraphPolicies, type GraphSpec, layersOf, type NodeSpec } from "@moagraph/core";
import type { FaultName, Reply } from "@moagraph/provider-kit/testing";
import { faultNames } from "@moagraph/provider-kit/testing";
import type { FaultPlace } from "./fault-place.js";

/** The mode of a run: invoke for its result, or a stream of every call. */
type Mode = "invoke" | "stream";

/** One fault at one position, in one mode. */
export interface FaultCase {
  /** Identifies the case among those of one server. */
  readonly number: number;
  readonly place: FaultPlace;
  readonly fault: FaultName;
  readonly mode: Mode;
}

const modes: readonly Mode[] = ["invoke", "stream"];

const totalMs = 2_000;

/** Policies with short limits, so that every fault ends soon. */
const policies: GraphPolicies = {
  retry: { attempts: 3, maxDelayMs: 20 },
  timeouts: { totalMs },
};

/** Time allowed beyond the calls of a run. It is generous, because the machine may be busy. */
const spareMs = 5_000;

/** Every fault at one position, in both modes. */
export function casesAt(place: FaultPlace): FaultCase[] {
  return faultNames
    .flatMap((fault) => modes.map((mode) => ({ place, fault, mode })))
    .map((each, number) => ({ number, ...each }));
}

/** Every fault once, at alternating positions and modes. */
export function rotatedCases(places: readonly FaultPlace[]): FaultCase[] {
  return faultNames.map((fault, number) => ({
    number,
    place: places[number % places.length] as FaultPlace,
    fault,
    mode: modes[Math.floor(number / places.length) % modes.length] as Mode,
  }));
}

/** The time limit of a run in milliseconds: the deadlines of its layers in sequence. */
export function deadlineMs({ place: { graph } }: FaultCase): number {
  return layersOf(graph).length * totalMs + spareMs;
}

/** The model id of a node at the test server. Runs of one server share none. */
export function modelIdOf({ number }: FaultCase, node: string): string {
  return `${number}/${node}`;
}

/** The recipe's graph with short policies and a separate model for every node. */
export function graphOf(each: FaultCase): GraphSpec {
  const { graph } = each.place;
  const nodes = Object.entries(graph.nodes).map(([name, node]): [string, NodeSpec] => [
    name,
    { ...node, model: `together:${modelIdOf(each, name)}` } as NodeSpec,
  ]);
  return { ...graph, ...policies, nodes: Object.fromEntries(nodes) };
}

/** The text of a node's model, without a fault. */
export function textOf(each: FaultCase, node: string): string {
  return `[${modelIdOf(each, node)}] says one two three four five six.`;
}

/** The replies of the test server in a case: the fault at its position, and a text elsewhere. */
export function scriptOf(each: FaultCase): Record<string, Reply> {
  const { graph, nodes } = each.place;
  const replies = Object.keys(graph.nodes).map((node): [string, Reply] => [
    modelIdOf(each, node),
    { text: textOf(each, node), ...(nodes.includes(node) ? { fault: each.fault } : {}) },
  ]);
  return Object.fromEntries(replies);
}
