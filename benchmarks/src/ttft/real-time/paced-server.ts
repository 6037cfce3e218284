import type { GraphSpec } from "@moagraph/core/graph";
import { startTestServer, type ModelScript, type TestServer } from "@moagraph/provider-kit/testing";
import type { Assumptions } from "../../quorum/assumptions.js";
import { type AnswerTexts, modelOf } from "../answer-texts.js";
import { callPace } from "../call-pace.js";
import { OrderOfRequests } from "../order-of-requests.js";
import { textLeft } from "../text-left.js";

/** What the models of a test server write, and how fast. */
export interface ServedQuestion {
  readonly graph: GraphSpec;
  readonly question: number;
  readonly seed: number;
  readonly assumptions: Assumptions;
  /** How many times as fast as the assumptions say. */
  readonly speed: number;
}

/** Starts a test server with a model for each node of a graph, which has the node's name. */
export function startPacedServer(served: ServedQuestion, texts: AnswerTexts): Promise<TestServer> {
  const models = Object.keys(served.graph.nodes).map((node): [string, ModelScript] => [
    node,
    modelScript(node, served, texts),
  ]);
  return startTestServer({ models: Object.fromEntries(models) });
}

function modelScript(node: string, served: ServedQuestion, texts: AnswerTexts): ModelScript {
  const { graph, question, seed, assumptions, speed } = served;
  const whole = texts.of(graph, node, question);
  const paced = { seed, question, node, model: modelOf(graph, node), text: whole };
  const order = new OrderOfRequests();
  return ({ body: { messages = [] } }) => {
    const { text, isEarly } = textLeft(whole, messages.map(messageOf));
    const { firstTokenMs, wholeMs } = callPace(paced, order.next(isEarly), assumptions);
    const seconds = (wholeMs - firstTokenMs) / 1000 / speed;
    // The server counts four characters as a token.
    return { text, latencyMs: firstTokenMs / speed, tokensPerSecond: whole.length / 4 / seconds };
  };
}

const types = { assistant: "ai", user: "human", system: "system" } as const;

function messageOf({ role, content }: { readonly role: string; readonly content?: unknown }) {
  return { type: types[role as keyof typeof types], text: String(content) };
}
