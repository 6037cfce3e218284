import type { Redact } from "@moagraph/core";
import type { MessagePart, RecordedMessage } from "./message-parts.js";

/** What becomes of the texts that are recorded. */
export interface ContentRules {
  readonly redact: Redact | undefined;
  /** Limit of the texts of one attribute, together. */
  readonly maxCharacters: number;
}

/** The parts' properties that hold texts of people, models and tools. */
const textKeys = ["content", "arguments", "response"];

/** Records messages and texts: redacted first, then cut. */
export class RecordedContent {
  constructor(private readonly rules: ContentRules) {}

  /** The JSON of messages. A cut text ends with how much was left out. */
  messages(messages: readonly RecordedMessage[]): string {
    const left = { characters: this.rules.maxCharacters };
    const shown = messages.map(({ role, parts }) => ({
      role,
      parts: parts.map((part) => this.part(part, left)),
    }));
    return JSON.stringify(shown);
  }

  /** A text alone, such as the arguments of a tool. */
  text(text: string): string {
    return this.cut(text, { characters: this.rules.maxCharacters });
  }

  private part(part: MessagePart, left: { characters: number }): MessagePart {
    const shown: Record<string, unknown> = { ...part };
    for (const key of textKeys) {
      const text = part[key];
      if (typeof text === "string") shown[key] = this.cut(text, left);
    }
    return { ...shown, type: part.type };
  }

  private cut(text: string, left: { characters: number }): string {
    const redacted = text === "" ? text : this.redacted(text);
    const shown = redacted.slice(0, cutAt(redacted, left.characters));
    left.characters -= shown.length;
    const missing = redacted.length - shown.length;
    return missing === 0 ? shown : `${shown} [${missing} characters left out]`;
  }

  /** The text without what the hook removes; nothing of it if the hook fails. */
  private redacted(text: string): string {
    const { redact } = this.rules;
    if (redact === undefined) return text;
    try {
      const redacted: unknown = redact(text, "trace");
      return typeof redacted === "string" ? redacted : redactionFailed;
    } catch {
      return redactionFailed;
    }
  }
}

/** Where a text is cut: between two characters. */
function cutAt(text: string, length: number): number {
  const last = text.charCodeAt(length - 1);
  const isHalf = length < text.length && last >= 0xd8_00 && last < 0xdc_00;
  return isHalf ? length - 1 : length;
}

const redactionFailed = "[redaction failed]";
