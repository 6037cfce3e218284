import { type CalledModel, ContentFilterError, nameOf, quoting } from "@moagraph/provider-kit";

/** Words of OpenAI, Azure, Gemini, Bedrock, Zhipu and others for a reply that a filter withheld. */
const filterWord =
  /(?:^|[^a-z])(?:content_filter(?:ed)?|content_policy(?:_violation)?|safety|recitation|blocklist|prohibited_content|spii|sensitive|guardrails?(?:_intervened)?|moderation|moderated|blocked|error_toxic)(?:[^a-z]|$)/;

/**
 * Whether a finish reason says that a filter withheld the reply.
 *
 * @param word - The finish reason, as the vendor sends it.
 * @example
 * ```ts
 * import { isFilterWord } from "@moagraph/provider-kit/vendor";
 *
 * isFilterWord("CONTENT-FILTER"); // true
 * isFilterWord("stop"); // false
 * ```
 */
export function isFilterWord(word: string | undefined): boolean {
  return word !== undefined && filterWord.test(wordInCode(word));
}

/**
 * A vendor's word in lower case, with underscores.
 *
 * @param word - The word as the vendor sends it.
 * @example
 * ```ts
 * import { wordInCode } from "@moagraph/provider-kit/vendor";
 *
 * wordInCode("Content-Filter "); // "content_filter"
 * ```
 */
export function wordInCode(word: string): string {
  return word.trim().toLowerCase().replaceAll(/[\s-]/g, "_");
}

/**
 * Throws if the reply says that the prompt was blocked. Gemini then sends no choices.
 *
 * @param call - The model that is called, for error messages.
 * @param reply - The reply as parsed JSON.
 * @throws {ProviderError} With the vendor's word.
 * @example
 * ```ts
 * import { checkPromptFeedback } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * checkPromptFeedback(call, { candidates: [] }); // undefined
 * ```
 */
export function checkPromptFeedback(call: CalledModel, reply: object): void {
  const { promptFeedback } = reply as { promptFeedback?: { blockReason?: unknown } | null };
  const word = promptFeedback?.blockReason;
  if (typeof word === "string" && word.trim() !== "") throw filtered(call, word);
}

/**
 * Makes the error for a reply that a filter withheld.
 *
 * @param call - The model that is called, for error messages.
 * @param word - The vendor's word for the reason.
 * @example
 * ```ts
 * import { filtered } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const { message } = filtered(call, "SAFETY");
 * console.log(message);
 * // acme:tiny withheld the reply because of its content filter (SAFETY).
 * ```
 */
export function filtered(call: CalledModel, word: string): ContentFilterError {
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
