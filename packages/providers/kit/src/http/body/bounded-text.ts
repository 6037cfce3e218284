import { type CalledModel, nameOf } from "../called-model.js";
import { type PartialReply, ReplyTooLongError } from "../../provider-errors.js";
import type { ReplyLimits } from "./reply-limits.js";

/**
 * The text of a body, in parts as they come. Leaving the loop early closes the connection.
 *
 * Bytes are counted after decompression, so that a small compressed body cannot fill the memory.
 *
 * @param call - The model that is called, for error messages.
 * @param response - The response, whose body was not read.
 * @param limits - How many bytes and characters are read; see `replyLimits`.
 * @throws {ReplyTooLongError} As soon as there are more bytes than `limits` allow. The connection is
 * closed.
 * @example
 * ```ts
 * import { boundedText, type CalledModel, replyLimits } from "@moagraph/provider-kit";
 *
 * async function read(call: CalledModel, response: Response): Promise<string> {
 *   let text = "";
 *   for await (const part of boundedText(call, response, replyLimits(1024))) text += part;
 *   return text;
 * }
 * ```
 */
export async function* boundedText(
  call: CalledModel,
  { body }: Response,
  limits: ReplyLimits,
): AsyncGenerator<string, void, undefined> {
  // The decoder drops a byte order mark.
  const decoder = new TextDecoder();
  let received = 0;
  for await (const part of body ?? []) {
    const bytes = part as Uint8Array;
    received += bytes.byteLength;
    if (received > limits.totalBytes) throw replyTooLong(call, limits);
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

/**
 * Makes the error for a reply that is longer than its limits.
 *
 * @param call - The model. A chat model that the caller made has no provider.
 * @param limits - The output limit of the request.
 * @param partial - The beginning of the reply, if it was not passed on.
 * @example
 * ```ts
 * import { replyTooLong } from "@moagraph/provider-kit";
 *
 * const error = replyTooLong({ provider: "acme", model: "tiny" }, { maxOutputTokens: 100 });
 * console.log(error.message);
 * // acme:tiny sent far more than the 100 tokens of `maxOutputTokens` need, so the reply was not
 * // read to its end.
 * ```
 */
export function replyTooLong(
  call: Pick<CalledModel, "provider" | "model">,
  { maxOutputTokens }: Pick<ReplyLimits, "maxOutputTokens">,
  partial: Partial<PartialReply> = {},
): ReplyTooLongError {
  const asked =
    maxOutputTokens === undefined
      ? "any model writes"
      : `the ${maxOutputTokens} tokens of \`maxOutputTokens\` need`;
  return new ReplyTooLongError({
    provider: call.provider,
    model: call.model,
    message: `${call.provider === "" ? call.model : nameOf(call)} sent far more than ${asked}, so the reply was not read to its end.`,
    hint: "Use another model or endpoint. If such a reply is expected, raise `maxOutputTokens`.",
    partial,
  });
}
