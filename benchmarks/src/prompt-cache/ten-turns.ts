import { aggregator, compile, defineGraph, type GraphPolicies, proposer } from "@moagraph/core";
import type { BaseMessage } from "@langchain/core/messages";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { openai } from "@moagraph/openai";
import { startTestServer, withPromptCache } from "@moagraph/provider-kit/testing";

/** What nodes see, as a graph sets it. */
export type Seen = Pick<GraphPolicies, "history" | "proposalsAt">;

/** What proposers see, if it differs from the graph's setting. */
export interface SeenByProposers {
  readonly history?: "last-message";
}

/** Tokens of the prompts of a chat, and how many of them the vendor had cached. */
export interface PromptTokens {
  readonly input: number;
  readonly cached: number;
}

/** The tokens of a chat, for the aggregator and for all models. */
export interface ChatTokens {
  readonly aggregator: PromptTokens;
  readonly all: PromptTokens;
}

/** Number of turns of the chat. */
export const turns = 10;
/** Tokens of the system message, of a question and of a reply. */
export const lengths = { system: 200, question: 60, reply: 400 };

/**
 * Runs a chat of ten turns over HTTP: three proposers and an aggregator, each with a model of its own,
 * against the test server with a prompt cache.
 *
 * @param seen - Settings of the graph.
 * @param ofProposers - Settings of the proposers, which have priority.
 */
export async function chatTokens(seen: Seen, ofProposers: SeenByProposers): Promise<ChatTokens> {
  const names = ["ada", "bob", "eve", "fuse"];
  const replies = names.map((name) => [
    name,
    withPromptCache(({ index }) => ({ text: textOf(name, index) })),
  ]);
  const server = await startTestServer({ models: Object.fromEntries(replies) });
  try {
    const proposals = names
      .slice(0, 3)
      .map((name) => [name, proposer({ model: `openai:${name}`, ...ofProposers })]);
    const graph = defineGraph({
      name: "chat",
      nodes: {
        ...Object.fromEntries(proposals),
        fuse: aggregator({ model: "openai:fuse", reads: ["ada", "bob", "eve"] as never }),
      },
      output: "fuse",
      ...seen,
    });
    const app = compile(graph, { providers: [openai({ apiKey: "none", baseUrl: server.url })] });
    let messages: BaseMessage[] = [new SystemMessage(textOf("system", 0))];
    const used = { aggregator: { input: 0, cached: 0 }, all: { input: 0, cached: 0 } };
    for (let turn = 0; turn < turns; turn += 1) {
      const question = new HumanMessage(textOf("question", turn));
      const result = await app.invoke({ messages: [...messages, question] });
      ({ messages } = result);
      for (const call of result.ledger) {
        add(used.all, call);
        if (call.node === "fuse") add(used.aggregator, call);
      }
    }
    return used;
  } finally {
    await server.close();
  }
}

interface Counted {
  input: number;
  cached: number;
}

function add(
  to: Counted,
  call: { readonly inputTokens: number; readonly cachedInputTokens?: number },
): void {
  to.input += call.inputTokens;
  to.cached += call.cachedInputTokens ?? 0;
}

/** A text of four characters a token that differs in each turn. */
function textOf(name: string, turn: number): string {
  const tokens = lengths[name as keyof typeof lengths] ?? lengths.reply;
  return `${name} ${turn} `.repeat(tokens).slice(0, 4 * tokens);
}
