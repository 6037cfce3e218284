import type { BaseMessage } from "@langchain/core/messages";
import { isRecord } from "../../validate/value/is-record.js";

/**
 * The reasoning that a vendor sent beside the text of a message: in `additional_kwargs`, or as
 * content parts such as Anthropic's `thinking`. Empty if there is none.
 */
export function messageReasoning({ content, additional_kwargs }: BaseMessage): string {
  for (const key of ["reasoning_content", "reasoning"]) {
    const text = textOf(additional_kwargs?.[key]);
    if (text !== "") return text;
  }
  return typeof content === "string" ? "" : content.filter(isReasoning).map(textOf).join("");
}

/** The reasoning in `reasoning_details`. Vendors often send the same as text, too. */
export function detailedReasoning({ additional_kwargs }: BaseMessage): string {
  return textOf(additional_kwargs?.["reasoning_details"]);
}

/** `thinking` of Anthropic and Mistral, `reasoning` of LangChain, `reasoning_content` of Bedrock. */
function isReasoning({ type }: { readonly type?: unknown }): boolean {
  return typeof type === "string" && /^(thinking|reasoning)/.test(type);
}

/** Fields of a part that hold its text. Encrypted and signed data is not text. */
const fields = ["thinking", "reasoning", "reasoningText", "text", "summary", "content"];
const deepest = 4;

function textOf(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (depth > deepest) return "";
  if (Array.isArray(value)) return value.map((each: unknown) => textOf(each, depth + 1)).join("");
  if (!isRecord(value)) return "";
  const texts = fields.map((field) => textOf(value[field], depth + 1));
  return texts.find((text) => text !== "") ?? "";
}
