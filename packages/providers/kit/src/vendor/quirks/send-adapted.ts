import {
  type CalledModel,
  InvalidRequestError,
  type ModelCapabilities,
  nameOf,
  ProviderError,
} from "@moagraph/provider-kit";
import { adaptedRequest } from "./adapted-request.js";
import type { CapabilityName, Dialect } from "./dialect.js";
import type { ModelQuirks } from "./model-quirks.js";
import { prefillRefusal } from "./prefill-refusal.js";
import { refusalTextOf } from "./refusal-text-of.js";
import { namedParameter, refusedCapability, refusedValue } from "./refused-capability.js";
import type { RequestBody } from "./request-body.js";

/**
 * Sends a request and returns its reply, or throws the refusal.
 *
 * @param body - The body of the request.
 * @param adapted - The capabilities for which the request was changed.
 */
export type Send<Reply> = (body: RequestBody, adapted: readonly CapabilityName[]) => Promise<Reply>;

/** Codes of errors that can be about one parameter. Templates of local servers fail with 500. */
const adaptable: ReadonlySet<string> = new Set([
  "INVALID_REQUEST",
  "MODEL_NOT_FOUND",
  "VENDOR_UNAVAILABLE",
]);

/** A model, what is known of it, and the dialect of its requests. */
export interface AdaptedModel {
  readonly call: CalledModel;
  readonly quirks: ModelQuirks;
  readonly dialect: Dialect;
  /** The node's effort, if the request expresses it in another way. */
  readonly effort?: string | undefined;
}

/** A request as it was sent. */
interface Sent {
  readonly body: RequestBody;
  readonly dialect: Dialect;
}

/**
 * Sends a request, changed to what is known of its model. If the model refuses a parameter in
 * general, the request is sent once more without it. What a successful request has shown is
 * remembered.
 *
 * Nothing is paid for a refused request. Each capability is adapted at most once, so the number of
 * requests is bounded.
 *
 * @param model - The model, what is known of it, and the dialect of its requests.
 * @param asked - The request before it is adapted.
 * @param send - Sends the request.
 * @example
 * ```ts
 * import { messageRoles, ModelQuirks, roleChanges, sendAdapted } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const dialect = { parameters: { topP: ["top_p"] }, changes: roleChanges, roles: messageRoles };
 * const model = { call, dialect, quirks: new ModelQuirks(call, { topP: false }, {}) };
 * await sendAdapted(model, { messages: [], top_p: 0.9 }, async (body) => body); // { messages: [] }
 * ```
 */
export async function sendAdapted<Reply>(
  { call, quirks, dialect, effort }: AdaptedModel,
  asked: RequestBody,
  send: Send<Reply>,
): Promise<Reply> {
  let latest: ModelCapabilities = {};
  let learned: ModelCapabilities = {};
  for (;;) {
    const { body, adapted } = adaptedRequest(asked, quirks.known(latest), dialect, effort);
    try {
      const reply = await send(body, adapted);
      quirks.learn(learned);
      return reply;
    } catch (error) {
      const refused = refusedPrefill(call, error, body);
      if (refused !== undefined) {
        if (!isBesideThinking(error)) quirks.learn({ prefill: false });
        throw refused;
      }
      const settled = { ...latest, ...quirks.given };
      const shown = newCapability(error, { body, dialect }, settled);
      if (shown === undefined) throw withHint(call, error, { body, dialect });
      latest = { ...latest, ...shown };
      if (!isBesideThinking(error)) learned = { ...learned, ...shown };
    }
  }
}

/** No change of the request would help: the caller must ask for the rest in another way. */
function refusedPrefill(
  call: CalledModel,
  error: unknown,
  body: RequestBody,
): ProviderError | undefined {
  if (!ProviderError.isInstance(error) || !adaptable.has(error.code)) return undefined;
  return prefillRefusal(call, error, body);
}

/** What an error shows, unless it is settled already. */
function newCapability(
  error: unknown,
  { body, dialect }: Sent,
  settled: ModelCapabilities,
): ModelCapabilities | undefined {
  if (!ProviderError.isInstance(error) || !adaptable.has(error.code)) return undefined;
  const shown = refusedCapability(refusalTextOf(error), body, dialect);
  const isSettled = Object.keys(shown ?? {}).some((name) => name in settled);
  return isSettled ? undefined : shown;
}

/** Refused only beside thinking: other requests can have it. */
const besideThinking = /\b(?:when|with|while) (?:extended )?thinking\b/i;

function isBesideThinking(error: unknown): boolean {
  return ProviderError.isInstance(error) && besideThinking.test(refusalTextOf(error));
}

/** Names the setting that leaves out the parameter that an error is about. */
function withHint(call: CalledModel, error: unknown, { body, dialect }: Sent): unknown {
  if (!ProviderError.isInstance(error) || error.code !== "INVALID_REQUEST") return error;
  const name = namedParameter(refusalTextOf(error), body, dialect);
  if (name === undefined) return error;
  const { provider, model, status, message, cause } = error;
  const [[capability, value] = []] = Object.entries(refusedValue(name));
  const stated = `${capability}: ${JSON.stringify(value)}`;
  const setting = `capabilities: { "${nameOf(call)}": { ${stated} } }`;
  const change = name === "streamOptions" ? "" : `Change \`${name}\` of the node, or set`;
  const hint = `${change === "" ? "Set" : change} \`${setting}\` in the graph to leave it out.`;
  return new InvalidRequestError({ provider, model, status, message, cause, hint });
}
