import {
  compile,
  type GraphPolicies,
  type GraphSpec,
  type MoaApp,
  type NodeSpec,
  type RunEvent,
  streamRun,
} from "@moagraph/core";
import { charactersPerToken } from "../answers/published-answers.js";
import type { Assumptions } from "../quorum/assumptions.js";
import { inSimulatedTime } from "../quorum/simulated-time.js";
import { type AnswerTexts, modelOf } from "./answer-texts.js";
import { callPace } from "./call-pace.js";
import { PrefixCache, type PromptTokens } from "./prefix-cache.js";
import { type Request, type Writing, WritingModel } from "./writing-model.js";

/** A question, and the speed of the models that answer it. */
export interface Asked {
  readonly question: number;
  readonly seed: number;
  readonly assumptions: Assumptions;
  /** Words in a piece of a streamed reply. */
  readonly pieceWords: number;
}

/** The run of a question. */
export interface Asking {
  readonly firstTokenMs: number;
  readonly lastTokenMs: number;
  /** Tokens of each request, in the order in which they were sent. */
  readonly prompts: readonly PromptTokens[];
  readonly outputTokens: number;
  /** The text that the user received, and the one that the model is to write. */
  readonly answer: string;
  readonly expected: string;
  /** Requests of the node that writes the answer. */
  readonly rounds: number;
}

/** A recipe, compiled with models that write published answers. */
export class AskedRecipe {
  private readonly models: ReadonlyMap<string, WritingModel>;
  private readonly app: MoaApp;

  constructor(
    private readonly graph: GraphSpec,
    policies: GraphPolicies,
    private readonly texts: AnswerTexts,
  ) {
    const nodes = Object.keys(graph.nodes);
    this.models = new Map(nodes.map((node) => [node, new WritingModel(node)]));
    // A factory accepts the node's parameters. A model object would reject them.
    const models = [...this.models].map(([node, model]) => [node, () => model] as const);
    this.app = compile(
      { ...graph, ...policies, nodes: withOwnModels(graph) },
      { models: Object.fromEntries(models) },
    );
  }

  /** Asks one question, in simulated time. Ask one at a time. */
  async ask(asked: Asked): Promise<Asking> {
    const { graph, texts, app } = this;
    const requests: Request[] = [];
    for (const model of this.models.values())
      model.begin(this.writing(model.node, asked, requests));
    const messages = texts.question(asked.question);
    const events = await inSimulatedTime(() => allOf(streamRun(app, { messages })));
    const cache = new PrefixCache();
    return {
      ...answerIn(events),
      prompts: requests.map(({ node, messages: prompt }) =>
        cache.count(modelOf(graph, node), prompt),
      ),
      rounds: requests.filter(({ node }) => node === graph.output).length,
      outputTokens: requests.reduce((sum, { written }) => sum + written / charactersPerToken, 0),
      expected: texts.of(graph, graph.output, asked.question),
    };
  }

  private writing(node: string, asked: Asked, requests: Request[]): Writing {
    const { seed, question, assumptions, pieceWords } = asked;
    const text = this.texts.of(this.graph, node, question);
    const paced = { seed, question, node, model: modelOf(this.graph, node), text };
    return {
      text,
      pieceWords,
      onRequest: (request) => requests.push(request),
      paceOf: (order) => callPace(paced, order, assumptions),
    };
  }
}

/** Every node uses a model with the node's name, so that each call has its own pace. */
function withOwnModels({ nodes }: GraphSpec): GraphSpec["nodes"] {
  const named = Object.entries(nodes).map(([name, node]) => [name, { ...node, model: name }]);
  return Object.fromEntries(named) as Record<string, NodeSpec>;
}

async function allOf(stream: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

function answerIn(
  events: readonly RunEvent[],
): Pick<Asking, "firstTokenMs" | "lastTokenMs" | "answer"> {
  let answer = "";
  let firstTokenMs = Number.NaN;
  let lastTokenMs = Number.NaN;
  for (const event of events) {
    if (event.type === "answer-reset") answer = "";
    if (event.type !== "answer-token") continue;
    if (Number.isNaN(firstTokenMs)) firstTokenMs = event.atMs;
    lastTokenMs = event.atMs;
    answer += event.text;
  }
  return { firstTokenMs, lastTokenMs, answer };
}
