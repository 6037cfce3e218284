import type { OpenAIClient } from "@langchain/openai";
import { type CalledModel, errorFromResponse, errorReportIn } from "@moagraph/provider-kit";
import { checkPromptFeedback, finishReasonOf, type SentChoice } from "./finish-reason.js";
import { malformed } from "./malformed.js";
import { messageParts, type SentMessage } from "./message-parts.js";
import { sentUsage } from "./sent-usage.js";

/** A complete reply, normalised for LangChain, with the fields that LangChain does not know. */
export type Completion = OpenAIClient.ChatCompletion & {
  /** The names of the capabilities because of which the request was changed. */
  readonly adapted?: readonly string[];
};

/**
 * A complete reply, validated and normalised for LangChain. LangChain fails without choices, and
 * does not treat a message without a role as the model's.
 *
 * @throws {ProviderError} If it is not a reply.
 */
export function checkedCompletion(call: CalledModel, reply: unknown): Completion {
  // OpenRouter and others report errors of the vendors behind them with status 200.
  const report = errorReportIn(reply);
  if (report !== undefined) throw errorFromResponse(call, { body: report });
  if (typeof reply !== "object" || reply === null)
    throw malformed(call, "sent a reply that is not a JSON object");
  checkPromptFeedback(call, reply);
  const choice = firstChoice((reply as { choices?: unknown }).choices);
  if (choice === undefined) throw malformed(call, "sent a reply without choices");
  const finish_reason = finishReasonOf(call, choice);
  const sent = messageOf(choice, finish_reason);
  if (sent === undefined) throw malformed(call, "sent a choice without a message");
  const choices = [{ ...choice, message: checkedMessage(call, sent), finish_reason }];
  return { ...reply, usage: sentUsage(reply, choice), choices } as unknown as Completion;
}

function firstChoice(choices: unknown): SentChoice | undefined {
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return typeof first === "object" && first !== null ? (first as SentChoice) : undefined;
}

/** The message of a choice. Gemini sends none beside some finish reasons. */
function messageOf(choice: SentChoice, finishReason: string | undefined): SentMessage | undefined {
  const message = choice["message"] ?? choice["delta"];
  if (typeof message === "object" && message !== null) return message as SentMessage;
  return message == null && finishReason !== undefined ? {} : undefined;
}

/** The message with its reasoning in one field. */
function checkedMessage(call: CalledModel, message: SentMessage): object {
  if (!isContent(message["content"]))
    throw malformed(call, "sent a reply whose content is not text");
  const { content, reasoning, reasoningDetails, refusal } = messageParts(message);
  const { reasoning_content: _, ...others } = message;
  return {
    ...others,
    role: "assistant",
    content,
    refusal: refusal === "" ? undefined : refusal,
    reasoning_details: reasoningDetails.length === 0 ? undefined : reasoningDetails,
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
  };
}

/** Allowed content of a message: a text, parts, or nothing, as with a tool call. */
export function isContent(content: unknown): boolean {
  return content == null || typeof content === "string" || Array.isArray(content);
}
