import type { FinishReason } from "../../ledger/call.js";
import { isRecord } from "../../validate/value/is-record.js";

/** Where vendors and LangChain's packages put the word for why a reply ended. */
const keys = ["finish_reason", "finishReason", "stop_reason", "stopReason", "done_reason"];

/** The vendor's own word for why a reply ended, from the metadata of its message. */
export function finishWordIn(metadata: Readonly<Record<string, unknown>>): string | undefined {
  const own = keys.map((key) => metadata[key]).find((word) => isWord(word));
  const details = metadata["incomplete_details"];
  const word = own ?? (isRecord(details) ? details["reason"] : undefined);
  return isWord(word) ? word : undefined;
}

function isWord(word: unknown): word is string {
  return typeof word === "string" && word !== "";
}

/** The words of OpenAI, Anthropic, Gemini, Mistral, Cohere, Bedrock, Ollama and others. */
const words: readonly (readonly [FinishReason, RegExp])[] = [
  ["stop", /^(stop|end_?turn|eos|eos_token|stop_sequence|complete|completed|finished)$/],
  [
    "length",
    /length|(?:max|limit).*tokens?|tokens?.*(?:max|limit)|max_?output|truncat|context_window|^(?:limit|incomplete)$/,
  ],
  ["refusal", /^refus/],
  [
    "content-filter",
    /filter|safety|moderat|guardrail|prohibited|block|recitation|sensitive|toxic|policy|flagged|censor|risk|^spii$/,
  ],
  ["tool-calls", /^(?!.*malformed)(?:.*tool|.*function_call)/],
];

/** Longer texts are no words, and would take long to search. */
const longestWord = 80;

/** What a vendor's word means. */
function finishReasonOf(word: string): FinishReason {
  const plain = word
    .slice(0, longestWord)
    .toLowerCase()
    .replace(/^finish_reason_/, "");
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? "other";
}

/** Why a reply ended, from the metadata of its message. `undefined` if the vendor does not say. */
export function finishReasonIn(
  metadata: Readonly<Record<string, unknown>>,
): FinishReason | undefined {
  const word = finishWordIn(metadata);
  return word === undefined ? undefined : finishReasonOf(word);
}
