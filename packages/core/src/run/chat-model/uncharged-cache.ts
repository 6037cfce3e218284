import { BaseCache } from "@langchain/core/caches";
import { AIMessage, type AIMessageFields, isBaseMessage } from "@langchain/core/messages";
import type { Generation } from "@langchain/core/outputs";
import { withoutCounts } from "../../langgraph/internals/handler-methods.js";

/**
 * A cache whose answers say that they cost nothing, each in a message of its own: LangGraph replaces
 * messages with the same id.
 */
export class UnchargedCache extends BaseCache {
  constructor(private readonly cache: BaseCache) {
    super();
  }

  override async lookup(prompt: string, llmKey: string): Promise<Generation[] | null> {
    const found = await this.cache.lookup(prompt, llmKey);
    return found === null ? null : found.map(uncharged);
  }

  override async update(prompt: string, llmKey: string, value: Generation[]): Promise<void> {
    await this.cache.update(prompt, llmKey, value);
  }
}

function uncharged(generation: Generation): Generation {
  const message: unknown = Reflect.get(generation, "message");
  if (!isBaseMessage(message)) return { ...generation };
  const { content, additional_kwargs, response_metadata } = message;
  const { tool_calls = [], invalid_tool_calls = [] } = message as AIMessage;
  const copy = new AIMessage({
    content,
    tool_calls,
    invalid_tool_calls,
    additional_kwargs,
    id: crypto.randomUUID(),
    usage_metadata: { input_tokens: 0, output_tokens: 0, total_tokens: 0 },
    response_metadata: { ...withoutCounts(response_metadata), ledger: [], costUsd: 0 },
  } as unknown as AIMessageFields);
  return { ...generation, message: copy } as Generation;
}
