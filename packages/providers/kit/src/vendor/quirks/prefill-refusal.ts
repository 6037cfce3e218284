import {
  type CalledModel,
  InvalidRequestError,
  nameOf,
  type ProviderError,
} from "@moagraph/provider-kit";
import { fieldsOf } from "../reply/fields-of.js";
import { refusalTextOf } from "./refusal-text-of.js";
import type { RequestBody } from "./request-body.js";

/** Ways to say that a request must not end with a message of the model, or has an unknown mark for it. */
const refusal = new RegExp(
  [
    /\bprefill(?:ed|ing)?\b.{0,80}(?:\bnot\b|n't\b|\bunsupported\b|\bincompatible\b)/,
    /(?:\bnot\b|n't\b|\bunsupported\b|\bincompatible\b).{0,80}\bprefill/,
    /\bend(?:s|ed|ing)? (?:with|on|in) (?:an? |the )?["'`]?(?:user|human)\b/,
    /\bending (?:with|on|in) (?:an? |the )?["'`]?(?:model|assistant)\b.{0,60}\bnot\b/,
    /\blast (?:message|role|turn|item)\b.{0,60}\b(?:must|should|cannot|can't|needs? to|has to|not)\b/,
    /\b(?:must|should|expected|ensure)\b.{0,40}\blast (?:message|role|turn|item)\b/,
    /\bfinal ["'`]?assistant["'`]? message\b/,
    /\bcontinue_final_message\b|\badd_generation_prompt\b|["'`.](?:prefix|partial)\b|\bprefix (?:mode|completion)\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/**
 * The error of a model that refuses to continue a message of its own. `undefined` if the request asks for no
 * such thing, or failed for another reason.
 *
 * @param error - The error of the request.
 * @param body - The body of the request.
 */
export function prefillRefusal(
  call: CalledModel,
  error: ProviderError,
  body: RequestBody,
): InvalidRequestError | undefined {
  if (!isPrefilled(body) || !refusal.test(refusalTextOf(error).toLowerCase())) return undefined;
  const { provider, model, status, message, cause } = error;
  const setting = `capabilities: { "${nameOf(call)}": { prefill: false } }`;
  const hint = `Set \`${setting}\` in the graph. The model does not continue a message of its own.`;
  const capability = "prefill";
  return new InvalidRequestError({ provider, model, status, message, cause, hint, capability });
}

/** Whether the last message of a request is the model's. Google calls the list `contents`. */
export function isPrefilled({ messages, contents = messages }: RequestBody): boolean {
  const last: unknown = Array.isArray(contents) ? contents.at(-1) : undefined;
  const role = fieldsOf(last)?.["role"];
  return role === "assistant" || role === "model";
}
