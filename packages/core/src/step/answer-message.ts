import { AIMessage, type AIMessageFields } from "@langchain/core/messages";
import type { Reply } from "../ask/reply/reply.js";
import type { Call } from "../ledger/call.js";

/**
 * The answer as a message, with the vendor's metadata. Its id is our own, the one that LangGraph's
 * `messages` stream has shown: vendors repeat theirs. A cached answer used no tokens.
 *
 * An answer that calls tools keeps what else the vendor's message holds, which the vendor needs back:
 * its blocks, calls and additional fields. Reasoning that was marked in its text is removed.
 *
 * @param reply - `reasoning` is empty unless the node keeps it.
 */
export function answerMessageOf(reply: Reply, { status }: Call): AIMessage {
  const { text, reasoning, usage, callingMessage, messageId = crypto.randomUUID() } = reply;
  const kept = reasoning === "" ? {} : { reasoning_content: reasoning };
  const fields = {
    content: text,
    additional_kwargs: kept,
    ...(callingMessage === undefined ? {} : callingFields(callingMessage, text, kept)),
    id: messageId,
    usage_metadata: status === "cached" ? noTokens : usage,
    response_metadata: metadataOf(reply),
  };
  return new AIMessage(fields as AIMessageFields);
}

const noTokens = { input_tokens: 0, output_tokens: 0, total_tokens: 0 };

function callingFields(message: AIMessage, text: string, kept: object): object {
  const { content, tool_calls = [], invalid_tool_calls = [], additional_kwargs } = message;
  const { tool_calls: raw, ...others } = { ...kept, ...additional_kwargs };
  // LangChain warns of raw calls without valid ones.
  const own =
    tool_calls.length === 0 || raw === undefined ? others : { ...others, tool_calls: raw };
  return {
    content: typeof content === "string" ? text : content,
    tool_calls,
    invalid_tool_calls,
    additional_kwargs: own,
  };
}

/** The vendor's id is `id`, as in LangChain's packages. LangChain's own ids begin with `run-`. */
function metadataOf({ id, metadata }: Reply): Record<string, unknown> {
  const { ledger: _, ...response_metadata } = metadata;
  const isVendors = id !== undefined && id !== "" && !/^(?:lc_)?run-/.test(id);
  return isVendors ? { id, ...response_metadata } : response_metadata;
}
