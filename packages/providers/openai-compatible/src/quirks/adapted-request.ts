// How quirks/ works: `adaptedRequest` changes a request to what is known of its model.
// `refused-capability.ts` recognises in a vendor's error what a model does not accept, and
// `ModelQuirks` remembers it. `send-adapted.ts` sends, recognises and sends again.
import type { ModelCapabilities, OutputLimitName } from "@moagraph/provider-kit";
import type { RequestBody } from "./request-body.js";
import { withoutSystemRole } from "./without-system-role.js";

/** The name of a capability. */
export type CapabilityName = keyof ModelCapabilities;

/** A request as it is sent. */
export interface AdaptedRequest {
  readonly body: RequestBody;
  /** The capabilities because of which it was changed. */
  readonly adapted: readonly CapabilityName[];
}

type Change = (body: RequestBody, known: ModelCapabilities) => RequestBody;

/** Capabilities to accept one parameter. */
export type ParameterCapability = "temperature" | "topP" | "stop" | "seed" | "streamOptions";

/** The parameters that are left out of requests of models that do not accept them. */
export const parameterNames: Readonly<Record<ParameterCapability, string>> = {
  temperature: "temperature",
  topP: "top_p",
  stop: "stop",
  seed: "seed",
  streamOptions: "stream_options",
};

const leaveOut = (Object.keys(parameterNames) as ParameterCapability[]).map(
  (capability): [CapabilityName, Change] => [
    capability,
    (body, known) =>
      known[capability] === false ? without(body, parameterNames[capability]) : body,
  ],
);

/** In this order: a stream is asked for before its options are left out. */
const changes: readonly (readonly [CapabilityName, Change])[] = [
  ["streamingOnly", streamedOnly],
  ["streaming", neverStreamed],
  ...leaveOut,
  ["outputLimitName", withLimitName],
  ["developerRole", withoutDeveloperRole],
  ["systemRole", (body, { systemRole }) => (systemRole === false ? withoutSystemRole(body) : body)],
];

/** Changes a request to what its model accepts, as far as that is known. */
export function adaptedRequest(asked: RequestBody, known: ModelCapabilities): AdaptedRequest {
  const adapted: CapabilityName[] = [];
  let body = asked;
  for (const [capability, change] of changes) {
    const changed = change(body, known);
    if (changed !== body) adapted.push(capability);
    body = changed;
  }
  return { body, adapted };
}

function without(body: RequestBody, name: string): RequestBody {
  if (body[name] === undefined) return body;
  const { [name]: _, ...others } = body;
  return others as RequestBody;
}

function streamedOnly(body: RequestBody, { streamingOnly }: ModelCapabilities): RequestBody {
  if (streamingOnly !== true || body.stream === true) return body;
  return { ...body, stream: true, stream_options: { include_usage: true } };
}

function neverStreamed(body: RequestBody, known: ModelCapabilities): RequestBody {
  if (known.streaming !== false || known.streamingOnly === true || body.stream !== true)
    return body;
  return { ...without(body, "stream_options"), stream: false };
}

const otherLimitName: Readonly<Record<OutputLimitName, OutputLimitName>> = {
  max_tokens: "max_completion_tokens",
  max_completion_tokens: "max_tokens",
};

function withLimitName(body: RequestBody, { outputLimitName }: ModelCapabilities): RequestBody {
  if (outputLimitName === undefined) return body;
  const other = otherLimitName[outputLimitName];
  if (body[other] === undefined || body[outputLimitName] !== undefined) return body;
  return { ...without(body, other), [outputLimitName]: body[other] };
}

function withoutDeveloperRole(
  body: RequestBody,
  { developerRole }: ModelCapabilities,
): RequestBody {
  const isSent = body.messages.some(({ role }) => role === "developer");
  if (developerRole !== false || !isSent) return body;
  const messages = body.messages.map((message) =>
    message.role === "developer" ? { ...message, role: "system" } : message,
  );
  return { ...body, messages };
}
