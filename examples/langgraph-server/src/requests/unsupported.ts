import { ServerError } from "../server-error.js";

/** What a request asks for. */
export type Asked =
  | "a cancel"
  | "a changed thread"
  | "a list of runs"
  | "a new thread"
  | "a run"
  | "a search for assistants"
  | "a search for threads"
  | "a state"
  | "a thread";

/** Fields by name: with any value, or with those listed. */
type Fields = Readonly<Record<string, "any" | readonly unknown[]>>;

/**
 * What LangGraph's clients can ask for and this server would have to ignore, though the client counts on it. The guide
 * lists these, and what has no effect.
 */
const fieldsOf: Readonly<Record<Asked, Fields>> = {
  "a run": {
    after_seconds: "any",
    // Deprecated in favour of `durability`.
    checkpoint_during: "any",
    feedback_keys: "any",
    webhook: "any",
  },
  "a cancel": { action: ["rollback"], reason: "any" },
  "a list of runs": { select: "any" },
  "a new thread": { if_exists: ["raise"], supersteps: "any", ttl: "any" },
  "a changed thread": { ttl: "any" },
  "a thread": { include: "any" },
  "a state": { select: "any" },
  "a search for threads": {
    extract: "any",
    ids: "any",
    select: "any",
    sort_by: ["state_updated_at", "status", "thread_id"],
    status: "any",
    values: "any",
  },
  "a search for assistants": { select: "any", sort_by: "any", sort_order: "any" },
};

/**
 * Refuses a request with a field that this server would have to ignore.
 *
 * @param asked - What the request asks for.
 * @param body - Its body, or its query parameters.
 * @throws {ServerError} `NOT_SUPPORTED`, with the name of the field.
 */
export function refuseUnsupported(asked: Asked, body: object): void {
  const fields = fieldsOf[asked];
  const field = Object.keys(fields).find((name) => isRefused(fields[name], fieldIn(body, name)));
  if (field === undefined) return;
  throw new ServerError(501, {
    code: "NOT_SUPPORTED",
    message: `For ${asked}, this server does not support ${textOf(field, body, fields[field])}.`,
    hint: "Leave it out. The guide of this server lists what it lacks.",
  });
}

function fieldIn(body: object, name: string): unknown {
  return Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
}

function isRefused(refused: Fields[string] | undefined, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return refused === "any" || refused?.includes(value) === true;
}

function textOf(field: string, body: object, refused: Fields[string] | undefined): string {
  return refused === "any" ? `"${field}"` : `"${field}": "${String(fieldIn(body, field))}"`;
}
