import type { BaseMessage } from "@langchain/core/messages";
import type { ReportedMessage } from "../run-report.js";

/** A message as its role and text. Images and other parts without text are named in brackets. */
export function reportedMessage(message: BaseMessage): ReportedMessage {
  return { role: message.type, text: messageText(message) };
}

/** The text of a message, then its tool calls, and the types of its other parts. */
export function messageText(message: BaseMessage): string {
  const parts = [message.text, ...toolCallsOf(message), ...otherPartsOf(message)];
  return parts.filter((part) => part !== "").join("\n");
}

/** The reasoning beside the text of a message. */
export function messageReasoning({ contentBlocks, additional_kwargs }: BaseMessage): string {
  const inBlocks = contentBlocks.flatMap((block) =>
    block.type === "reasoning" ? [block.reasoning] : [],
  );
  const beside = additional_kwargs["reasoning_content"];
  return inBlocks.length === 0 && typeof beside === "string" ? beside : inBlocks.join("");
}

function toolCallsOf(message: BaseMessage): string[] {
  const calls: unknown = Reflect.get(message, "tool_calls");
  if (!Array.isArray(calls)) return [];
  return calls.map((call: { readonly name?: unknown; readonly args?: unknown }) => {
    return `[tool call ${String(call.name)} ${JSON.stringify(call.args)}]`;
  });
}

const textTypes: ReadonlySet<unknown> = new Set([
  "text",
  "reasoning",
  "thinking",
  "redacted_thinking",
  "tool_use",
  "tool_call",
]);

function otherPartsOf({ content }: BaseMessage): string[] {
  if (typeof content === "string") return [];
  const types = content.map(({ type }): unknown => type);
  return types.filter((type) => !textTypes.has(type)).map((type) => `[${String(type)}]`);
}
