import {
  type CalledModel,
  ContentFilterError,
  errorFromResponse,
  errorReportIn,
  nameOf,
  quoting,
  shortText,
} from "@moagraph/provider-kit";
import { malformed } from "./malformed.js";

/** A choice of a reply or of a chunk, as a vendor sends it. */
export type SentChoice = Readonly<Record<string, unknown>>;

/**
 * Fields for the finish reason. Gateways pass on the names of the vendors behind them. vLLM's
 * `stop_reason` is a stop sequence, but it comes with a `finish_reason`.
 */
const names = ["finish_reason", "finishReason", "stop_reason", "stopReason"];
const native = "native_finish_reason";

const reasons = [...names, native, "error"];

/** Words of OpenAI, Azure, Gemini, Bedrock, Zhipu and others for a reply that a filter withheld. */
const filterWord =
  /(?:^|[^a-z])(?:content_filter(?:ed)?|content_policy(?:_violation)?|safety|recitation|blocklist|prohibited_content|spii|sensitive|guardrails?(?:_intervened)?|moderation|moderated|blocked|error_toxic)(?:[^a-z]|$)/;

/** Words of OpenRouter, vLLM, SGLang, DeepSeek and Zhipu for an interrupted reply. */
const brokenWord = /^(?:error|abort|aborted|insufficient_system_resource|network_error)$/;

/**
 * The vendor's word for why the reply ended, or `undefined` if the choice has none.
 *
 * @throws {ProviderError} If a filter withheld the reply, or if it was interrupted.
 */
export function finishReasonOf(call: CalledModel, choice: SentChoice): string | undefined {
  if (isUnfinished(choice)) return undefined;
  const report = errorReportIn({ error: choice["error"], choices: [choice] });
  if (report !== undefined) throw errorFromResponse(call, { body: { error: choice["error"] } });
  const [word, ...others] = [...names.map((name) => choice[name]), choice[native]].filter(isWord);
  const original = others.findLast((other) => other === choice[native]);
  const filter = [word, original].find(isFilter);
  if (filter !== undefined) throw filtered(call, filter);
  if (word !== undefined && brokenWord.test(inCode(word))) {
    // One of the words of `brokenWord`, so it is short.
    throw malformed(call, `sent an incomplete reply: its finish reason is ${shortText(word)}`);
  }
  return word;
}

/** Almost every chunk of a stream: it has an empty reason, and nothing else that could be one. */
function isUnfinished(choice: SentChoice): boolean {
  for (const name of reasons) if (choice[name] != null && choice[name] !== "") return false;
  return true;
}

/**
 * Throws if the reply says that the prompt was blocked. Gemini then sends no choices.
 *
 * @throws {ProviderError} With the vendor's word.
 */
export function checkPromptFeedback(call: CalledModel, reply: object): void {
  const { promptFeedback } = reply as { promptFeedback?: { blockReason?: unknown } | null };
  const word = promptFeedback?.blockReason;
  if (isWord(word)) throw filtered(call, word);
}

function isFilter(word: string | undefined): boolean {
  return word !== undefined && filterWord.test(inCode(word));
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function inCode(word: string): string {
  return word.trim().toLowerCase().replaceAll(/[\s-]/g, "_");
}

function filtered(call: CalledModel, word: string): ContentFilterError {
  return new ContentFilterError({
    provider: call.provider,
    model: call.model,
    ...quoting(
      { text: word },
      (quoted) => `${nameOf(call)} withheld the reply because of its content filter (${quoted}).`,
    ),
    hint: "Rephrase the prompt, or use another model.",
  });
}
