/**
 * `nodes`, `channels`, `triggers`, `writers` and `validate()` of a compiled graph.
 *
 * Used to add one join for all steps that wait for the same. When one of them is missing, adding a
 * join throws, and the graph is compiled with the plain wiring.
 */
import type { BaseChannel } from "@langchain/langgraph";
import { NamedBarrierValue } from "@langchain/langgraph/channels";
import { Channel } from "@langchain/langgraph/pregel";
import type { CompiledNode } from "./get-node.js";

/** A compiled graph, as far as it is used here. */
export interface CompiledParts {
  readonly nodes: Readonly<Record<string, CompiledNode>>;
  readonly channels: object;
  validate(): unknown;
}

/** A channel that opens for some steps when all of others have ended. */
export interface Join {
  readonly join: string;
  readonly before: readonly string[];
  readonly steps: readonly string[];
}

/** The names of all channels. */
export function channelsOf({ channels }: CompiledParts): ReadonlySet<string> {
  return new Set(Object.keys(channels));
}

/** Whether the caller has added no edge to a node: LangGraph gives each two writers, for updates and for commands. */
export function hasOwnWritersOnly({ writers }: CompiledNode): boolean {
  return writers.length === 2;
}

/** Adds a join to a compiled graph. `checkParts` must follow. */
export function addJoin({ nodes, channels }: CompiledParts, { join, before, steps }: Join): void {
  (channels as Record<string, BaseChannel>)[join] = new NamedBarrierValue(new Set(before));
  for (const step of steps) nodeNamed(nodes, step).triggers.push(join);
  for (const step of before) {
    nodeNamed(nodes, step).writers.push(Channel.writeTo([], { [join]: step }));
  }
}

/** Makes LangGraph work out again which channel triggers which node. */
export function checkParts(compiled: CompiledParts): void {
  compiled.validate();
}

/** Makes a graph run the nodes of another, which was compiled from the same builder. */
export function adoptParts(compiled: CompiledParts, { nodes, channels }: CompiledParts): void {
  Object.assign(compiled, { nodes, channels });
  compiled.validate();
}

function nodeNamed(nodes: CompiledParts["nodes"], name: string): CompiledNode {
  return nodes[name] as CompiledNode;
}
