import type { Context } from "hono";
import { z } from "zod";
import type { CheckpointPlace } from "../database/checkpoints.js";
import { checkpointPlace } from "../requests/checkpoint-place.js";
import { jsonOf } from "../requests/request-body.js";
import { checked, expected } from "../requests/schema-faults.js";
import { ServerError } from "../server-error.js";
import { refuseUnsupported } from "../requests/unsupported.js";

const longestKey = 255;
const durabilities = ["async", "exit", "sync"] as const;

/** The settings of a run that its client gives by name. */
export type RunConfigurable = Readonly<Record<string, unknown>>;

/** The body of a request that starts a run. langgraph-api checks the rest of it. */
export interface RunRequest {
  readonly assistant_id: string;
  readonly checkpoint?: CheckpointPlace | undefined;
  readonly checkpoint_id?: string | undefined;
  readonly config?: { readonly configurable?: RunConfigurable & CheckpointPlace };
  /** When a run is saved. By default as its graph says, which is after each step. */
  readonly durability?: (typeof durabilities)[number] | null;
  readonly if_not_exists?: "create" | "reject";
  readonly metadata?: Readonly<Record<string, unknown>> & {
    readonly idempotency_key?: string | null;
  };
  readonly on_completion?: "delete" | "keep" | undefined;
  readonly [key: string]: unknown;
}

const keyFault = expected(`a text of 1 to ${longestKey} characters`);
const idempotencyKey = z.string(keyFault).min(1, keyFault).max(longestKey, keyFault);
const keyHeader = z.object({ "Idempotency-Key": idempotencyKey.optional() });

const stepsFault = expected("a whole number from 1");
const modesFault = expected("a stream mode or a list of them");

const runRequest = z.looseObject({
  assistant_id: z.string(),
  checkpoint: checkpointPlace.optional(),
  checkpoint_id: z.guid().optional(),
  config: z
    .looseObject({
      configurable: checkpointPlace.optional(),
      recursion_limit: z.int(stepsFault).min(1, stepsFault).optional(),
    })
    .optional(),
  durability: z.enum(durabilities).nullish(),
  if_not_exists: z.enum(["create", "reject"]).optional(),
  metadata: z.looseObject({ idempotency_key: idempotencyKey.nullish() }).optional(),
  on_completion: z.enum(["delete", "keep"]).optional(),
  stream_mode: z.union([z.string(), z.array(z.string())], modesFault).optional(),
});

/**
 * Reads the body of a request that starts a run.
 *
 * @param assistants - The names of the graphs.
 * @throws {ServerError} `INVALID_REQUEST` if a field has another type, `UNKNOWN_ASSISTANT` if no graph has that name,
 * `NOT_SUPPORTED` if it asks for what this server does not do.
 */
export async function readRunRequest(
  c: Context,
  assistants: readonly string[],
): Promise<RunRequest> {
  const given = await jsonOf(c.req);
  checked(runRequest, given);
  // As it was sent: a repeated request is compared with it.
  const body = given as RunRequest;
  refuseInnerState(placeOf(body));
  refuseUnsupported("a run", body);
  if (!assistants.includes(body.assistant_id))
    throw unknownAssistant(body.assistant_id, assistants);
  return body;
}

/**
 * Returns the key that names a request, so that a repeated one starts no second run.
 *
 * The header is for clients of HTTP. The metadata are for LangGraph's clients, which set no header for one request.
 *
 * @throws {ServerError} `INVALID_REQUEST` if it is no text of 1 to 255 characters, or both have one and they differ.
 */
export function idempotencyKeyOf(c: Context, { metadata }: RunRequest): string | undefined {
  const ofMetadata = metadata?.idempotency_key ?? undefined;
  const header = { "Idempotency-Key": c.req.header("idempotency-key") };
  const { "Idempotency-Key": key } = checked(keyHeader, header);
  if (key === undefined || ofMetadata === undefined || key === ofMetadata) return key ?? ofMetadata;
  throw new ServerError(422, {
    code: "INVALID_REQUEST",
    message: "The header Idempotency-Key and metadata.idempotency_key differ.",
    hint: "Send one of them, or the same key in both.",
  });
}

/** LangGraph would leave it out, and start from the newest state. */
function refuseInnerState({
  checkpoint_ns: namespace,
  checkpoint_map: map,
}: CheckpointPlace): void {
  if (namespace == null || namespace === "" || map?.[""] !== undefined) return;
  throw new ServerError(422, {
    code: "INVALID_REQUEST",
    message:
      "The checkpoint_ns is of a graph inside the assistant, and a run starts the assistant.",
    hint: "Send a checkpoint of the assistant itself, or the whole checkpoint, with its checkpoint_map.",
  });
}

/** Returns the state of the thread from which a run is to start, as langgraph-api reads it from a request. */
export function placeOf({ checkpoint, checkpoint_id: id, config }: RunRequest): CheckpointPlace {
  return { ...config?.configurable, ...(id && { checkpoint_id: id }), ...checkpoint };
}

/**
 * Returns a request without what clients may not set: keys of LangGraph's own, such as `__pregel_checkpointer`, with
 * which nothing would be saved, and a tracer, which would send prompts to LangSmith.
 */
export function withoutInternals(request: RunRequest): RunRequest {
  const { config } = request;
  return {
    ...request,
    langsmith_tracer: undefined,
    config: { ...config, configurable: withoutKeys(config?.configurable, /^(__|langsmith_)/) },
  };
}

/** Returns the `configurable` of a request without the keys that match. */
export function withoutKeys(
  configurable: RunConfigurable | undefined,
  keys: RegExp,
): RunConfigurable {
  return Object.fromEntries(Object.entries(configurable ?? {}).filter(([key]) => !keys.test(key)));
}

/**
 * Returns the error of an assistant that no graph has the name of.
 *
 * @param assistants - The names of the graphs.
 */
export function unknownAssistant(name: string, assistants: readonly string[]): ServerError {
  return new ServerError(404, {
    code: "UNKNOWN_ASSISTANT",
    message: `No assistant is called ${JSON.stringify(name)}.`,
    hint: `This server has ${assistants.join(", ")}.`,
  });
}
