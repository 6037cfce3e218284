import type { OpenAIClient } from "@langchain/openai";
import { type CalledModel, errorFromResponse, errorReportIn } from "@moagraph/provider-kit";
import {
  checkPromptFeedback,
  fieldsOf,
  malformed,
  wrongType,
  type WrongPart,
} from "@moagraph/provider-kit/vendor";
import { finishReasonOf, type SentChoice } from "./finish-reason.js";
import { logProbabilities, tokensOf } from "./log-probabilities.js";
import { checkedToolCalls } from "./checked-tool-calls.js";
import { messageParts, type SentMessage } from "./message-parts.js";
import { sentUsage } from "./sent-usage.js";

const place = "choices[0].message";

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
  if (typeof reply !== "object" || reply === null || Array.isArray(reply)) {
    throw wrongType(call, { of: "reply", path: "", found: reply, expected: "a JSON object" });
  }
  checkPromptFeedback(call, reply);
  const choice = firstChoice(call, (reply as { choices?: unknown }).choices);
  const finish_reason = finishReasonOf(call, choice);
  const sent = messageOf(call, choice, finish_reason);
  const message = checkedMessage(call, sent);
  const logprobs = logProbabilities(tokensOf(choice["logprobs"]));
  const choices = [{ ...choice, index: 0, message, finish_reason, logprobs }];
  return { ...reply, usage: sentUsage(reply, choice), choices } as unknown as Completion;
}

function firstChoice(call: CalledModel, choices: unknown): SentChoice {
  if (choices == null || (Array.isArray(choices) && choices.length === 0)) {
    throw malformed(call, "sent a reply without choices");
  }
  if (!Array.isArray(choices)) {
    throw wrongType(call, { of: "reply", path: "choices", found: choices, expected: "a list" });
  }
  const [found] = choices as unknown[];
  const choice = fieldsOf(found);
  if (choice !== undefined) return choice;
  throw wrongType(call, { of: "reply", path: "choices[0]", found, expected: "an object" });
}

/** The message of a choice. Gemini sends none beside some finish reasons. */
function messageOf(
  call: CalledModel,
  choice: SentChoice,
  finishReason: string | undefined,
): SentMessage {
  const found = choice["message"] ?? choice["delta"];
  const message = fieldsOf(found);
  if (message !== undefined) return message;
  if (found != null)
    throw wrongType(call, { of: "reply", path: place, found, expected: "an object" });
  if (finishReason === undefined) throw malformed(call, "sent a choice without a message");
  return {};
}

/** The message with its reasoning in one field. */
function checkedMessage(call: CalledModel, message: SentMessage): object {
  checkContent(call, message["content"], { of: "reply", path: `${place}.content` });
  const path = `${place}.tool_calls`;
  const toolCalls = checkedToolCalls(call, message["tool_calls"], { of: "reply", path });
  const { content, reasoning, reasoningDetails, refusal } = messageParts(message);
  const { reasoning_content: _, ...others } = message;
  return {
    ...others,
    role: "assistant",
    content,
    tool_calls: toolCalls,
    refusal: refusal === "" ? undefined : refusal,
    reasoning_details: reasoningDetails.length === 0 ? undefined : reasoningDetails,
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
  };
}

/**
 * Checks the content of a message: a text, parts, or nothing, as with a tool call.
 *
 * @throws {ProviderError} If it is something else.
 */
export function checkContent(
  call: CalledModel,
  found: unknown,
  at: Pick<WrongPart, "of" | "path">,
): void {
  if (found == null || typeof found === "string" || Array.isArray(found)) return;
  throw wrongType(call, { ...at, found, expected: "a text" });
}
