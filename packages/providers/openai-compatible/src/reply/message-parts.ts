import { plainText } from "./plain-text.js";

/** A message or a delta, as a vendor sends it. */
export type SentMessage = Readonly<Record<string, unknown>>;

/** What a vendor's message consists of. Texts that it does not have are empty. */
export interface MessageParts {
  /** The text, or a list of parts if some of them are neither text nor reasoning. */
  readonly content: string | readonly unknown[];
  readonly reasoning: string;
  /** Reasoning parts as received. Vendors want signed and encrypted parts back. */
  readonly reasoningDetails: readonly unknown[];
  readonly refusal: string;
}

/** Fields for reasoning, in the order of preference: some vendors send the same text in two. */
const reasoningFields = ["reasoning_content", "reasoning", "reasoning_text", "thinking"];
const otherFields = [...reasoningFields, "reasoning_details", "thinking_blocks", "refusal"];
const reasoningTypes: ReadonlySet<unknown> = new Set([
  "reasoning",
  "reasoning_content",
  "redacted_thinking",
  "thinking",
]);
const textTypes: ReadonlySet<unknown> = new Set(["output_text", "text"]);

const none: readonly unknown[] = [];

/** Separates text, reasoning and refusal of a message or a delta. */
export function messageParts(message: SentMessage): MessageParts {
  const { content } = message;
  if (typeof content === "string" && hasOnlyText(message)) {
    return { content, reasoning: "", reasoningDetails: none, refusal: "" };
  }
  return separated(message);
}

/** Almost every delta of a stream. */
function hasOnlyText(message: SentMessage): boolean {
  for (const name of otherFields) if (message[name] != null) return false;
  return true;
}

function separated(message: SentMessage): MessageParts {
  const parts = Array.isArray(message["content"]) ? (message["content"] as unknown[]) : [];
  const thoughts = parts.filter((part) => reasoningTypes.has(typeOf(part)));
  const details = message["reasoning_details"];
  const refused = parts.filter((part) => typeOf(part) === "refusal");
  return {
    content: contentOf(message["content"]),
    reasoning: reasoningOf(message, thoughts),
    reasoningDetails: Array.isArray(details) ? (details as unknown[]) : [],
    refusal:
      plainText(message["refusal"]) || refused.map((part) => field(part, "refusal")).join(""),
  };
}

function reasoningOf(message: SentMessage, thoughts: readonly unknown[]): string {
  const fields = reasoningFields.map((name) => message[name]);
  for (const each of [...fields, message["reasoning_details"], message["thinking_blocks"]]) {
    const text = plainText(each);
    if (text !== "") return text;
  }
  return plainText(thoughts);
}

function contentOf(content: unknown): string | readonly unknown[] {
  if (!Array.isArray(content)) return plainText(content);
  const shown = (content as unknown[]).filter((part) => !hasNoContent(typeOf(part)));
  return shown.every(isTextPart) ? plainText(shown) : shown;
}

function hasNoContent(type: unknown): boolean {
  return reasoningTypes.has(type) || type === "refusal";
}

function isTextPart(part: unknown): boolean {
  const type = typeOf(part);
  return typeof part === "string" || part == null || type === undefined || textTypes.has(type);
}

function typeOf(part: unknown): unknown {
  return typeof part === "object" && part !== null ? (part as SentMessage)["type"] : undefined;
}

function field(part: unknown, name: string): string {
  return plainText((part as SentMessage)[name]);
}
