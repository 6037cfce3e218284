import {
  compile,
  type GraphPolicies,
  type GraphSpec,
  layersOf,
  type NodeSpec,
  streamRun,
} from "@moagraph/core";
import type { AnswerTokens } from "./answer-tokens.js";
import type { Assumptions } from "./assumptions.js";
import { paceOf } from "./pace-of.js";
import { type Pace, PacedModel } from "./paced-model.js";
import { inSimulatedTime } from "./simulated-time.js";

/** A question for a recipe. */
export interface Asked {
  readonly graph: GraphSpec;
  readonly policies: GraphPolicies;
  readonly seed: number;
  readonly question: number;
  readonly assumptions: Assumptions;
}

/** The result of a question, up to the first token of its answer. */
export interface Asking {
  readonly firstTokenMs: number;
  /** Replies that the run did not wait for. */
  readonly notWaitedFor: number;
}

/** Runs the compiled graph in simulated time, up to the first token of the answer. */
export function askQuestion(asked: Asked, tokens: AnswerTokens): Promise<Asking> {
  const { graph, policies } = asked;
  const app = compile(
    { ...graph, ...policies, nodes: withOwnModels(graph) },
    { models: pacedModels(asked, tokens) },
  );
  return inSimulatedTime(async () => {
    let notWaitedFor = 0;
    for await (const event of streamRun(app, { messages: "Why is the sky blue?" })) {
      if (event.type === "call-failed" && event.call.error?.code === "NOT_NEEDED")
        notWaitedFor += 1;
      if (event.type === "answer-token") return { firstTokenMs: event.atMs, notWaitedFor };
    }
    throw new Error("The run had no answer.");
  });
}

/** Every node uses a model with the node's name, so that each call has its own pace. */
function withOwnModels({ nodes }: GraphSpec): GraphSpec["nodes"] {
  const named = Object.entries(nodes).map(([name, node]) => [name, { ...node, model: name }]);
  return Object.fromEntries(named) as Record<string, NodeSpec>;
}

function pacedModels(asked: Asked, tokens: AnswerTokens): Record<string, () => PacedModel> {
  const paced = [...pacesOf(asked, tokens)].map(([node, pace]) => {
    const model = new PacedModel(pace);
    // A factory accepts the node's parameters. A model object would reject them.
    return [node, () => model] as const;
  });
  return Object.fromEntries(paced);
}

/** The pace of each node of a graph. */
export function pacesOf(
  { graph, seed, question, assumptions }: Asked,
  answers: AnswerTokens,
): Map<string, Pace> {
  const [first = []] = layersOf(graph);
  const paces = Object.entries(graph.nodes).map(([node, spec]): [string, Pace] => {
    const model = "model" in spec ? (spec.model ?? "") : "";
    const times = first.includes(node) ? 1 : answers.aggregatedTimes;
    const tokens = answers.of(model, question) * times;
    return [node, paceOf({ seed, question, node, model, tokens }, assumptions)];
  });
  return new Map(paces);
}
