import { type GraphPolicies, type GraphSpec, layersOf, type NodeSpec } from "@moagraph/core";
import type { FaultName, Reply } from "@moagraph/provider-kit/testing";
import { faultNames } from "@moagraph/provider-kit/testing";
import type { FaultPlace } from "./fault-place.js";

/** How a graph is run: for its result, or listened to call by call. */
type Mode = "invoke" | "stream";

/** One fault at one place, in one mode. */
export interface FaultCase {
  /** Tells the cases of one server apart. */
  readonly number: number;
  readonly place: FaultPlace;
  readonly fault: FaultName;
  readonly mode: Mode;
}

const modes: readonly Mode[] = ["invoke", "stream"];

const totalMs = 2_000;

/** Policies under which the worst of faults is soon over. */
const policies: GraphPolicies = {
  retry: { attempts: 3, maxDelayMs: 20 },
  timeouts: { totalMs },
};

/** What a run may take beside its calls; generous, since the machine may have more to do. */
const spareMs = 5_000;

/** Every fault at a place, in both modes. */
export function casesAt(place: FaultPlace): FaultCase[] {
  return faultNames
    .flatMap((fault) => modes.map((mode) => ({ place, fault, mode })))
    .map((each, number) => ({ number, ...each }));
}

/** Every fault once, each at the next of the places, in either mode. */
export function rotatedCases(places: readonly FaultPlace[]): FaultCase[] {
  return faultNames.map((fault, number) => ({
    number,
    place: places[number % places.length] as FaultPlace,
    fault,
    mode: modes[Math.floor(number / places.length) % modes.length] as Mode,
  }));
}

/** The milliseconds after which a run has to be over: its layers' deadlines, one after the other. */
export function deadlineMs({ place: { graph } }: FaultCase): number {
  return layersOf(graph).length * totalMs + spareMs;
}

/** What the test server calls the model of a node: the runs of one server share none. */
export function modelIdOf({ number }: FaultCase, node: string): string {
  return `${number}/${node}`;
}

/** The recipe's graph under short policies, with a model of its own for every node. */
export function graphOf(each: FaultCase): GraphSpec {
  const { graph } = each.place;
  const nodes = Object.entries(graph.nodes).map(([name, node]): [string, NodeSpec] => [
    name,
    { ...node, model: `together:${modelIdOf(each, name)}` } as NodeSpec,
  ]);
  return { ...graph, ...policies, nodes: Object.fromEntries(nodes) };
}

/** What the model of a node says, if it is let. */
export function textOf(each: FaultCase, node: string): string {
  return `[${modelIdOf(each, node)}] says one two three four five six.`;
}

/** What the test server answers in a case: always the fault where it is, and a text elsewhere. */
export function scriptOf(each: FaultCase): Record<string, Reply> {
  const { graph, nodes } = each.place;
  const replies = Object.keys(graph.nodes).map((node): [string, Reply] => [
    modelIdOf(each, node),
    { text: textOf(each, node), ...(nodes.includes(node) ? { fault: each.fault } : {}) },
  ]);
  return Object.fromEntries(replies);
}
