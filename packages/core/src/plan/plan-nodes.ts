import { pausingNodesOf } from "../spec/flow/pausing-nodes.js";
import { predecessorsOf } from "../spec/flow/predecessors.js";
import { staircaseOf } from "../spec/flow/staircase-of.js";
import type { FlatGraph, FlatNodeSpec, NodeSpec } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { statedCapabilities } from "../spec/policies/capabilities.js";
import { type AskingNode, askingNode } from "./asking-node.js";
import { planOrdinary } from "./plan-ordinary.js";
import { planRounds } from "./plan-rounds.js";
import type { KnownModels, PlannedNode, PlannedNodeInTime, PlanModel } from "./planned-node.js";
import type { RouteExtent } from "./routes/route-extents.js";
import type { PlanAssumptions } from "./run-plan.js";
import type { ReadTexts } from "./staircase/rounds.js";
import { arrivalOf, type Growth } from "./time/growth.js";
import { assumedPromptTokens } from "./tokens/prompt-tokens.js";
import { expectedReplyTokens } from "./tokens/reply-tokens.js";
import { type NodeTokens, tokenFlowOf } from "./tokens/token-flow.js";

/** The nodes of a graph in one run. */
export interface PlannedNodes {
  /** Those that ask a model, with cost, work and time of their replies, by name. */
  readonly nodes: ReadonlyMap<string, PlannedNode>;
  /** When each node writes what it passes on, by name. */
  readonly growths: ReadonlyMap<string, Growth>;
}

/** The nodes of a graph in a run with this extent. */
export function planNodes(
  graph: FlatGraph,
  known: KnownModels,
  assumptions: PlanAssumptions,
  extent: RouteExtent,
): PlannedNodes {
  const planner = new NodePlanner(graph, known, assumptions, extent);
  const lengths = {
    promptTokens: assumedPromptTokens(assumptions),
    replyTokens: (node: NodeSpec) => expectedReplyTokens(node, assumptions.outputTokens),
  };
  // A node is listed after all nodes that it waits for.
  for (const [name, tokens] of tokenFlowOf(graph, lengths, extent)) planner.add(name, tokens);
  return planner;
}

class NodePlanner implements PlannedNodes {
  readonly nodes: Map<string, PlannedNode> = new Map();
  readonly growths: Map<string, Growth> = new Map();
  private readonly predecessors: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly graph: FlatGraph,
    private readonly known: KnownModels,
    private readonly assumptions: PlanAssumptions,
    private readonly extent: RouteExtent,
  ) {
    this.predecessors = predecessorsOf(graph);
  }

  add(name: string, tokens: NodeTokens): void {
    const asking = askingNode(this.graph, name, tokens, this.extent);
    const readySeconds = this.readySeconds(name);
    if (asking === undefined) {
      this.growths.set(name, arrivalOf(tokens.proposalTokens, readySeconds));
      return;
    }
    const { planned, growth } = this.plan(asking, readySeconds);
    this.nodes.set(name, planned);
    this.growths.set(name, growth);
  }

  /** When all nodes have ended that this one waits for. */
  private readySeconds(name: string): number {
    const ends = (this.predecessors.get(name) ?? []).map((before): [string, number] => [
      before,
      this.growths.get(before)?.endSeconds ?? 0,
    ]);
    return this.extent.largest(ends, name);
  }

  private plan(asking: AskingNode, readySeconds: number): PlannedNodeInTime {
    const node = this.graph.nodes[asking.name] as FlatNodeSpec;
    const model = this.modelOf(asking.model);
    const rules = staircaseOf(this.graph, node);
    if (rules === undefined) return planOrdinary(asking, node, model, readySeconds);
    const { graph, assumptions } = this;
    const reads = this.readTexts(asking.name, node, readySeconds);
    return planRounds({ graph, asking, node, rules, model, reads, readySeconds, assumptions });
  }

  private modelOf(model: string): PlanModel {
    const { facts, capabilities, speed } = this.known;
    const { firstTokenSeconds, tokensPerSecond } = { ...this.assumptions, ...speed?.(model) };
    return {
      facts: facts(model),
      capabilities: {
        ...capabilities?.(model),
        ...statedCapabilities(this.graph.capabilities, model),
      },
      speed: { firstTokenSeconds, tokensPerSecond },
    };
  }

  /** What a node reads while it is written; all at once if the node cannot start before its turn. */
  private readTexts(name: string, node: FlatNodeSpec, readySeconds: number): ReadTexts[] {
    const reads = kindOf(node).reads(node);
    const waitsForOthers = this.predecessors.get(name)?.some((before) => !reads.includes(before));
    const isInTurn = waitsForOthers === true || pausingNodesOf(this.graph).length > 0;
    return reads.flatMap((read) => {
      const growth = this.growths.get(read);
      const count = this.extent.flows.get(read)?.writes ?? 0;
      if (growth === undefined || count === 0) return [];
      return [{ growth: isInTurn ? arrivalOf(growth.tokens, readySeconds) : growth, count }];
    });
  }
}
