import type { Context } from "hono";
import { ServerError } from "../server-error.js";
import { refuseUnsupported } from "../unsupported.js";

const longestKey = 255;
const durabilities: readonly unknown[] = ["async", "exit", "sync"];

/** The settings of a run that its client gives by name. */
export type RunConfigurable = Readonly<Record<string, unknown>>;

/** The body of a request that starts a run. langgraph-api checks the rest of it. */
export interface RunRequest {
  readonly assistant_id: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly config?: { readonly configurable?: RunConfigurable };
  readonly if_not_exists?: unknown;
  /** When a run is saved. By default as its graph says, which is after each step. */
  readonly durability?: "async" | "exit" | "sync" | null;
  readonly [key: string]: unknown;
}

/**
 * Reads the body of a request that starts a run.
 *
 * @param assistants - The names of the graphs.
 * @throws {ServerError} `INVALID_REQUEST` if it is no JSON object with an `assistant_id`, `UNKNOWN_ASSISTANT` if
 * no graph has that name, `NOT_SUPPORTED` if it asks for what this server does not do.
 */
export async function readRunRequest(
  c: Context,
  assistants: readonly string[],
): Promise<RunRequest> {
  const body = await jsonOf(c.req);
  if (!isRunRequest(body)) throw invalidRequest();
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
 * @throws {ServerError} `INVALID_REQUEST` if it is no text of 1 to 255 characters.
 */
export function idempotencyKeyOf(c: Context, { metadata }: RunRequest): string | undefined {
  const key = c.req.header("idempotency-key") ?? metadata?.["idempotency_key"] ?? undefined;
  if (key === undefined) return undefined;
  if (typeof key === "string" && key !== "" && key.length <= longestKey) return key;
  throw new ServerError(422, {
    code: "INVALID_REQUEST",
    message: `The idempotency key is no text of 1 to ${longestKey} characters.`,
    hint: "Send a short text, such as an order number or a UUID.",
  });
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

/**
 * Returns the body of a request.
 *
 * @throws {ServerError} `INVALID_REQUEST` if it is no JSON.
 */
export async function jsonOf(request: Context["req"]): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    // A body that is too large has its own error.
    if (!(error instanceof SyntaxError)) throw error;
    throw new ServerError(422, {
      code: "INVALID_REQUEST",
      message: "The body is no JSON.",
      hint: "Send a JSON object, such as {}.",
    });
  }
}

function isRunRequest(body: unknown): body is RunRequest {
  if (!isObject(body)) return false;
  const {
    assistant_id: name,
    config = {},
    durability,
    metadata = {},
  } = body as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || !isObject(config) || !isObject(metadata)) return false;
  if (durability != null && !durabilities.includes(durability)) return false;
  const { configurable, recursion_limit: limit } = config as Readonly<Record<string, unknown>>;
  return isObject(configurable ?? {}) && isStepLimit(limit ?? 1);
}

function isStepLimit(limit: unknown): boolean {
  return Number.isSafeInteger(limit) && Number(limit) > 0;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function invalidRequest(): ServerError {
  return new ServerError(422, {
    code: "INVALID_REQUEST",
    message:
      "The body is no JSON object with an assistant_id, or its config, durability, metadata or recursion_limit cannot be used.",
    hint: 'Send { "assistant_id": "moa", "input": { "messages": "…" } }.',
  });
}
