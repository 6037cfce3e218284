import {
  type CalledModel,
  InvalidRequestError,
  type ModelCapabilities,
  nameOf,
  ProviderError,
} from "@moagraph/provider-kit";
import { adaptedRequest, type CapabilityName } from "./adapted-request.js";
import type { ModelQuirks } from "./model-quirks.js";
import { refusalTextOf } from "./refusal-text-of.js";
import { namedParameter, refusedCapability } from "./refused-capability.js";
import type { RequestBody } from "./request-body.js";

/** Sends a request and returns its reply, or throws the refusal. */
export type Send<Reply> = (body: RequestBody, adapted: readonly CapabilityName[]) => Promise<Reply>;

/** Codes of errors that can be about one parameter. Templates of local servers fail with 500. */
const adaptable: ReadonlySet<string> = new Set([
  "INVALID_REQUEST",
  "MODEL_NOT_FOUND",
  "VENDOR_UNAVAILABLE",
]);

/**
 * Sends a request, changed to what is known of its model. If the model refuses a parameter in
 * general, the request is sent once more without it. What a successful request has shown is
 * remembered.
 *
 * Nothing is paid for a refused request. Each capability is adapted at most once, so the number of
 * requests is bounded.
 */
export async function sendAdapted<Reply>(
  call: CalledModel,
  asked: RequestBody,
  quirks: ModelQuirks,
  send: Send<Reply>,
): Promise<Reply> {
  let latest: ModelCapabilities = {};
  for (;;) {
    const { body, adapted } = adaptedRequest(asked, quirks.known(latest));
    try {
      const reply = await send(body, adapted);
      quirks.learn(latest);
      return reply;
    } catch (error) {
      const shown = newCapability(error, body, { ...latest, ...quirks.given });
      if (shown === undefined) throw withHint(call, error, body);
      latest = { ...latest, ...shown };
    }
  }
}

/** What an error shows, unless it is settled already. */
function newCapability(
  error: unknown,
  body: RequestBody,
  settled: ModelCapabilities,
): ModelCapabilities | undefined {
  if (!ProviderError.isInstance(error) || !adaptable.has(error.code)) return undefined;
  const shown = refusedCapability(refusalTextOf(error), body);
  const isSettled = Object.keys(shown ?? {}).some((name) => name in settled);
  return isSettled ? undefined : shown;
}

/** Names the setting that leaves out the parameter that an error is about. */
function withHint(call: CalledModel, error: unknown, body: RequestBody): unknown {
  if (!ProviderError.isInstance(error) || error.code !== "INVALID_REQUEST") return error;
  const name = namedParameter(refusalTextOf(error), body);
  if (name === undefined) return error;
  const { provider, model, status, message, cause } = error;
  const setting = `capabilities: { "${nameOf(call)}": { ${name}: false } }`;
  const change = name === "streamOptions" ? "" : `Change \`${name}\` of the node, or set`;
  const hint = `${change === "" ? "Set" : change} \`${setting}\` in the graph to leave it out.`;
  return new InvalidRequestError({ provider, model, status, message, cause, hint });
}
