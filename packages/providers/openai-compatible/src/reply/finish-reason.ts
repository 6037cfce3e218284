import {
  type CalledModel,
  errorFromResponse,
  errorReportIn,
  shortText,
} from "@moagraph/provider-kit";
import { filtered, isFilterWord, malformed, wordInCode } from "@moagraph/provider-kit/vendor";

/** A choice of a reply or of a chunk, as a vendor sends it. */
export type SentChoice = Readonly<Record<string, unknown>>;

/**
 * Fields for the finish reason. Gateways pass on the names of the vendors behind them. vLLM's
 * `stop_reason` is a stop sequence, but it comes with a `finish_reason`.
 */
const names = ["finish_reason", "finishReason", "stop_reason", "stopReason"];
const native = "native_finish_reason";

const reasons = [...names, native, "error"];

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
  const filter = [word, original].find(isFilterWord);
  if (filter !== undefined) throw filtered(call, filter);
  if (word !== undefined && brokenWord.test(wordInCode(word))) {
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

function isWord(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
