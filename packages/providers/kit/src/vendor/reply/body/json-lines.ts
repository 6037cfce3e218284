import { type CalledModel, type ReplyLimits, replyTooLong } from "@moagraph/provider-kit";
import { parsedJson } from "./parsed-json.js";

/**
 * The values of a body with one JSON value in each line (NDJSON). Each item has all values that one
 * part of the body completes.
 *
 * @param call - The model that is called, for error messages.
 * @param parts - The text of the body. Leaving the loop early closes the connection.
 * @param limits - How many bytes and characters are read; see `replyLimits`.
 * @throws {ReplyTooLongError} If one line is longer than the limits allow.
 * @throws {SyntaxError} If a line is not JSON.
 * @example
 * ```ts
 * import { boundedText, replyLimits } from "@moagraph/provider-kit";
 * import { jsonLines } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const limits = replyLimits(100);
 * const parts = boundedText(call, new Response('{"text":"Hi"}\n{"text":"."}\n'), limits);
 * const values: unknown[] = [];
 * for await (const some of jsonLines(call, parts, limits)) values.push(...some);
 * console.log(values); // [ { text: 'Hi' }, { text: '.' } ]
 * ```
 */
export async function* jsonLines(
  call: CalledModel,
  parts: AsyncGenerator<string>,
  limits: ReplyLimits,
): AsyncGenerator<readonly unknown[]> {
  let pending: string[] = [];
  let length = 0;
  for await (const part of parts) {
    const [first = "", ...others] = part.split("\n");
    pending.push(first);
    length += first.length;
    if (length > limits.heldCharacters) throw replyTooLong(call, limits);
    const rest = others.pop();
    if (rest === undefined) continue;
    const lines = [pending.join(""), ...others].filter((line) => line.trim() !== "");
    pending = [rest];
    ({ length } = rest);
    if (lines.length > 0) yield lines.map((line) => parsedJson(call, line));
  }
  const last = pending.join("");
  if (last.trim() !== "") yield [parsedJson(call, last)];
}
