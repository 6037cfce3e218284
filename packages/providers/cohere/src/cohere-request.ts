import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { ChatParams } from "@moagraph/provider-kit";
import type { Fields } from "@moagraph/provider-kit/vendor";

/** Tokens of thinking that each effort allows. The other efforts have no limit. */
const budgets: Readonly<Record<string, number>> = { minimal: 512, low: 2_048, medium: 8_192 };

/** The parameters of a request under Cohere's names. */
export function cohereRequest(params: ChatParams): Fields {
  const { temperature, topP, stop, seed, topLogprobs, maxOutputTokens, reasoningEffort } = params;
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { p: topP }),
    ...(maxOutputTokens !== undefined && { max_tokens: maxOutputTokens }),
    ...(stop !== undefined && { stop_sequences: [...stop] }),
    ...(seed !== undefined && { seed }),
    ...(topLogprobs !== undefined && { logprobs: true }),
    ...(reasoningEffort !== undefined && { thinking: thinking(reasoningEffort) }),
  };
}

function thinking(effort: string): Fields {
  if (effort === "none") return { type: "disabled" };
  const token_budget = budgets[effort];
  return { type: "enabled", ...(token_budget !== undefined && { token_budget }) };
}

/** Messages as Cohere's second chat API has them. */
export function cohereMessages(messages: readonly BaseMessage[]): Fields[] {
  return messages.map((message) => {
    const content = contentOf(message);
    if (AIMessage.isInstance(message)) return assistantMessage(message, content);
    if (ToolMessage.isInstance(message)) {
      return { role: "tool", tool_call_id: message.tool_call_id, content };
    }
    return { role: message.type === "human" ? "user" : message.type, content };
  });
}

function assistantMessage({ tool_calls: calls = [] }: AIMessage, content: unknown): Fields {
  if (calls.length === 0) return { role: "assistant", content };
  const tool_calls = calls.map(({ id, name, args }) => ({
    id,
    type: "function",
    function: { name, arguments: JSON.stringify(args) },
  }));
  return { role: "assistant", tool_calls, ...(content !== "" && { content }) };
}

/** Text, or parts that are texts and images. */
function contentOf({ content }: BaseMessage): unknown {
  if (typeof content === "string") return content;
  return content.filter(({ type }) => type === "text" || type === "image_url");
}
