import type { ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import type { AskingNode } from "./asking-node.js";
import type { Bounds } from "./amounts/bounds.js";
import type { CallTokens } from "./amounts/call-amounts.js";
import type { StaircaseNodePlan } from "./staircase/staircase-plan.js";
import type { Growth } from "./time/growth.js";
import type { ModelSpeed } from "./time/model-speed.js";

/**
 * A node that asks a model. Its own tokens are those of one request that shows all proposals. Cost, work and
 * time are those of one of its `calls` replies.
 */
export interface PlannedNode extends AskingNode {
  /** Requests for one reply. */
  readonly requests: number;
  /** Tokens of all requests for one reply. */
  readonly used: CallTokens;
  /** Tokens of its longest prompt, without what it has written itself. */
  readonly longestPrompt: number;
  readonly costUsd: Bounds;
  readonly tflops: Bounds;
  readonly seconds: number;
  /** Absent for nodes without a `staircase`. */
  readonly staircase?: StaircaseNodePlan;
}

/** A node that asks a model, and when it writes what it passes on. */
export interface PlannedNodeInTime {
  readonly planned: PlannedNode;
  readonly growth: Growth;
}

/** What is known of the model of a node. */
export interface PlanModel {
  readonly facts: ModelFacts;
  readonly capabilities: ModelCapabilities;
  readonly speed: ModelSpeed;
}

/** What is known of the models. */
export interface KnownModels {
  readonly facts: (model: string) => ModelFacts;
  readonly capabilities?: ((model: string) => ModelCapabilities) | undefined;
  readonly speed?: ((model: string) => Partial<ModelSpeed>) | undefined;
}
