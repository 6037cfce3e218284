import {
  type AIMessageChunk,
  mergeUsageMetadata,
  type UsageMetadata,
} from "@langchain/core/messages";
import {
  type ReplyLimits,
  replyLimits,
  type ReplyTooLongError,
  replyTooLong,
} from "@moagraph/provider-kit";
import type { AskSettings } from "../../spec/model-settings.js";
import { messageText } from "../../tokens/message-text.js";
import { isRecord } from "../../validate/value/is-record.js";
import { checkMessage, splitName } from "./check-message.js";
import { finishReasonIn } from "./finish-reason.js";
import { detailedReasoning, messageReasoning } from "./message-reasoning.js";
import { ReasoningSeparator, type SeparatedParts } from "./reasoning-separator.js";
import type { MayCall, Reply } from "./reply.js";
import type { ReplyParts } from "./reply-listener.js";
import { WholeCharacters } from "./whole-characters.js";
import { WholeMessage } from "./whole-message.js";

/** Reads the messages of one reply: one message, or the chunks of a stream. */
export class ReplyReader {
  private readonly texts: string[] = [];
  private readonly reasonings: string[] = [];
  private readonly textCharacters = new WholeCharacters();
  private readonly reasoningCharacters = new WholeCharacters();
  private readonly metadata: Record<string, unknown> = {};
  private readonly parts: SeparatedParts;
  private readonly separator: ReasoningSeparator;
  private id: string | undefined;
  private usage: UsageMetadata | undefined;
  private refusal = "";
  /** Whether reasoning came as text. Its details then repeat it. */
  private hasReasoningText = false;
  private toolName: string | undefined;
  private readonly limits: ReplyLimits;
  /** Number of characters that may still come. */
  private left: number;
  /** Number of characters of refusals and arguments of tools. */
  private otherCharacters = 0;
  /** Only of a reply that may call tools. */
  private readonly whole: WholeMessage | undefined;
  private readonly onMessagePart: ReplyParts["onMessagePart"];

  /**
   * @param isUnopened - Whether the model is known for reasoning without an opening tag.
   * @param parts - Receives the parts as they come.
   * @param settings - The model's name, and its output limit, which bounds the reply.
   * @param mayCall - Whether the reply may call tools.
   */
  constructor(
    isUnopened: boolean,
    parts: ReplyParts,
    private readonly settings: AskSettings,
    mayCall?: MayCall,
  ) {
    this.limits = replyLimits(settings.maxOutputTokens);
    this.left = this.limits.textCharacters;
    this.parts = this.collecting(parts);
    this.separator = new ReasoningSeparator(this.parts, isUnopened);
    this.whole = mayCall === undefined ? undefined : new WholeMessage(mayCall);
    this.onMessagePart = parts.onMessagePart;
  }

  /**
   * Reads a message or the next chunk. Returns whether it has text, reasoning or a call of a tool that
   * it may call.
   *
   * @throws {@link MalformedResponseError} If it is not a message.
   * @throws {@link ReplyTooLongError} If the reply is longer than its limits allow.
   */
  read(message: AIMessageChunk): boolean {
    checkMessage(message, this.settings.model);
    this.id ??= message.id;
    if (isRecord(message.usage_metadata)) this.usage = sumOf(this.usage, message.usage_metadata);
    Object.assign(this.metadata, message.response_metadata);
    const refusal: unknown = message.additional_kwargs?.["refusal"];
    if (typeof refusal === "string") this.refusal += this.withinOther(refusal);
    this.toolName ??= message.tool_calls?.[0]?.name;
    const calls = this.whole === undefined ? false : this.readParts(message, this.whole);
    const reasoning = this.within(this.reasoningIn(message));
    if (reasoning !== "") {
      this.separator.release();
      this.passReasoning(this.reasoningCharacters.push(reasoning));
    }
    const text = this.within(messageText(message));
    this.passText(this.textCharacters.push(text));
    for (const { args } of message.tool_call_chunks ?? []) this.withinOther(`${args}`);
    if (this.left < 0) throw this.tooLong();
    return text !== "" || reasoning !== "" || calls;
  }

  /** Reads what a message has beside its text. Returns whether it calls a tool. */
  private readParts(message: AIMessageChunk, whole: WholeMessage): boolean {
    const parts = whole.add(message);
    for (const part of parts) this.onMessagePart?.(part);
    return parts.some(({ type }) => type === "tool-call-chunk");
  }

  /** The part of a text that is within the limit. */
  private within(text: string): string {
    const room = Math.max(0, this.left);
    this.left -= text.length;
    return text.length <= room ? text : text.slice(0, room);
  }

  private withinOther(text: string): string {
    this.otherCharacters += text.length;
    return this.within(text);
  }

  private tooLong(): ReplyTooLongError {
    this.separator.end(true);
    const { texts, reasonings, otherCharacters } = this;
    const partial = { text: texts.join(""), reasoning: reasonings.join(""), otherCharacters };
    return replyTooLong(splitName(this.settings.model), this.limits, partial);
  }

  private passText(text: string): void {
    if (text !== "") this.separator.push(text);
  }

  private passReasoning(text: string): void {
    if (text !== "") this.parts.onReasoning(text);
  }

  private reasoningIn(message: AIMessageChunk): string {
    const reasoning = messageReasoning(message);
    this.hasReasoningText ||= reasoning !== "";
    return this.hasReasoningText ? reasoning : detailedReasoning(message);
  }

  /** The reply, once all of it was read. */
  end(): Reply {
    const finishReason = finishReasonIn(this.metadata);
    this.passReasoning(this.reasoningCharacters.end());
    this.passText(this.textCharacters.end());
    this.separator.end(finishReason === "length");
    const callingMessage = this.whole?.end();
    return {
      id: this.id,
      text: this.texts.join(""),
      reasoning: this.reasonings.join(""),
      finishReason,
      usage: this.usage,
      metadata: this.metadata,
      ...(this.refusal === "" ? {} : { refusal: this.refusal }),
      ...(this.toolName === undefined ? {} : { toolName: this.toolName }),
      ...(callingMessage === undefined ? {} : { callingMessage }),
    };
  }

  /** Whether the reply had reasoning that no tag opened. */
  hasUnopenedReasoning(): boolean {
    return this.separator.hasUnopened;
  }

  private collecting({ onText, onReasoning, onReset }: SeparatedParts): SeparatedParts {
    return {
      onText: (text) => {
        this.texts.push(text);
        onText(text);
      },
      onReasoning: (text) => {
        this.reasonings.push(text);
        onReasoning(text);
      },
      onReset: () => {
        // Not spread: a call with that many arguments would overflow the stack.
        this.reasonings.push(this.texts.splice(0).join(""));
        onReset();
      },
    };
  }
}

/** LangChain's sum would turn a missing count into a zero. */
function sumOf(before: UsageMetadata | undefined, usage: UsageMetadata): UsageMetadata {
  return before === undefined ? usage : mergeUsageMetadata(before, usage);
}
