// How quirks/ works: `adaptedRequest` changes a request to what is known of its model. A `Dialect`
// says where the requests of an API have each parameter. `refused-capability.ts` recognises in a
// vendor's error what a model does not accept, and `ModelQuirks` remembers it. `send-adapted.ts`
// sends, recognises and sends again.
import type { ModelCapabilities } from "@moagraph/provider-kit";
import type { CapabilityName, Change, Dialect, ParameterCapability } from "./dialect.js";
import { type RequestBody, valueAt, withoutPath } from "./request-body.js";

/** A request as it is sent. */
export interface AdaptedRequest {
  readonly body: RequestBody;
  /** The capabilities because of which it was changed. */
  readonly adapted: readonly CapabilityName[];
}

/**
 * Changes a request to what its model accepts, as far as that is known.
 *
 * @param effort - The node's effort, for vendors whose requests express it in another way.
 */
export function adaptedRequest(
  asked: RequestBody,
  known: ModelCapabilities,
  dialect: Dialect,
  effort?: string,
): AdaptedRequest {
  const adapted: CapabilityName[] = [];
  let body = asked;
  const { changes, conflicts = [] } = dialect;
  for (const [capability, change] of [...changes, ...leavingOut(dialect, effort), ...conflicts]) {
    const changed = change(body, known);
    if (changed !== body) adapted.push(capability);
    body = changed;
  }
  return { body, adapted };
}

function leavingOut(
  { parameters }: Dialect,
  effort: string | undefined,
): (readonly [CapabilityName, Change])[] {
  return Object.entries(parameters).map(([name, paths]) => {
    const capability = name as ParameterCapability;
    const leaveOut: Change = (body, known) => {
      const sent = paths.map((path) => valueAt(body, path));
      const asked = capability === "reasoningEffort" && effort !== undefined ? [effort] : sent;
      return isAccepted(capability, known, asked) ? body : paths.reduce(withoutPath, body);
    };
    return [capability, leaveOut];
  });
}

/** @param sent - The values that the request has for the parameter. */
function isAccepted(
  capability: ParameterCapability,
  known: ModelCapabilities,
  sent: readonly unknown[],
): boolean {
  if (capability === "reasoningEffort") return isEffort(known.reasoningEffort, sent);
  if (capability !== "topLogprobs") return known[capability] !== false;
  const { topLogprobs: highest } = known;
  return highest === undefined || (highest > 0 && !(Number(sent[0]) > highest));
}

/** A vendor's own fields can have other values beside the effort. */
function isEffort(
  accepted: ModelCapabilities["reasoningEffort"],
  sent: readonly unknown[],
): boolean {
  if (accepted === undefined) return true;
  const asked = sent.find((value) => typeof value === "string");
  return accepted.length > 0 && (asked === undefined || accepted.includes(asked));
}
