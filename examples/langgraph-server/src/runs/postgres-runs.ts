import { randomUUID } from "node:crypto";
import type { Database } from "../database/database.js";
import type { Page } from "../requests/page.js";
import type { RunRequest } from "./run-request.js";
import { type ClientError, ServerError } from "../server-error.js";

/**
 * How a run stands. `running` is also one whose process has ended before it: it can be continued. `interrupted` is one that
 * was cancelled. One that asks a person is a `success`, as at LangGraph's own server: its thread has the question.
 */
type RunStatus = "running" | "success" | "error" | "interrupted";

/** How a run has ended. */
export interface RunEnd {
  readonly status: RunStatus;
  /** The error that its clients got, if it has failed or was cancelled. */
  readonly error: ClientError | null;
}

/** A run, as all processes see it. */
export interface ServerRun extends RunEnd {
  readonly run_id: string;
  readonly thread_id: string;
  readonly request: RunRequest;
  /** How many processes have worked on it. */
  readonly attempt: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

// As text: it may hold characters that PostgreSQL's JSON cannot.
interface SavedRun extends Omit<ServerRun, "request"> {
  readonly request: string;
}

/** Who works on a run. */
type RunStanding = Pick<ServerRun, "status" | "attempt">;

/** Which runs of a thread are listed. */
interface RunList extends Page {
  /** Default: any. */
  readonly status: string | undefined;
}

/** The runs of all threads. */
export interface PostgresRuns {
  /** Creates a run, unless the key has started one on the thread. */
  create(
    threadId: string,
    request: RunRequest,
    key: string | undefined,
  ): Promise<ServerRun | undefined>;
  /**
   * Returns the run that a key has started.
   *
   * @throws {ServerError} `KEY_REUSED` if it has another request.
   */
  withKey(threadId: string, request: RunRequest, key: string): Promise<ServerRun>;
  /** @throws {ServerError} `UNKNOWN_RUN` if the thread has no such run. */
  get(threadId: string, runId: string): Promise<ServerRun>;
  /** Returns the last runs of a thread, the newest first. */
  list(threadId: string, list: RunList): Promise<ServerRun[]>;
  /** Returns how these runs stand, by id. One whose thread was deleted is left out. */
  standing(runIds: readonly string[]): Promise<ReadonlyMap<string, RunStanding>>;
  /** Whether another run of the thread was begun after the last change of a run. So no process works on this one any more. */
  isFollowed(run: ServerRun): Promise<boolean>;
  /** Counts one more attempt of a run that is continued, unless it was cancelled since it was read. */
  begin(run: ServerRun): Promise<ServerRun | undefined>;
  /** Records how a run has ended, unless it was cancelled, or another process has continued it. */
  end(run: ServerRun, end: RunEnd): Promise<void>;
  /** Records that a run was cancelled, whichever process works on it, unless it has ended. */
  interrupt(run: ServerRun, error: ClientError): Promise<void>;
}

/** Returns the runs that all processes share. */
export function postgresRuns({ query }: Database): PostgresRuns {
  const all = async (text: string, values: readonly unknown[]): Promise<ServerRun[]> =>
    (await query<SavedRun>(text, values)).map((row) => ({
      ...row,
      request: JSON.parse(row.request) as RunRequest,
    }));
  const one = async (text: string, values: readonly unknown[]): Promise<ServerRun | undefined> =>
    (await all(text, values))[0];
  return {
    create: (threadId, request, key) =>
      one(create, [randomUUID(), threadId, key ?? null, JSON.stringify(request)]),
    withKey: async (threadId, request, key) =>
      (await one(withKey, [threadId, key, JSON.stringify(request)])) ?? keyReused(key),
    get: async (threadId, runId) =>
      (await one("SELECT * FROM server_runs WHERE thread_id = $1 AND run_id = $2", [
        threadId,
        runId,
      ])) ?? unknownRun(threadId, runId),
    list: (threadId, { limit, offset, status }) =>
      all(newest, [threadId, status ?? null, limit, offset]),
    standing: async (runIds) => {
      const rows = await query<RunStanding & { run_id: string }>(standing, [runIds]);
      return new Map(rows.map((row) => [row.run_id, row]));
    },
    isFollowed: async (run) => (await query(later, [run.thread_id, run.run_id])).length > 0,
    begin: (run) => one(begin, [run.run_id, run.status]),
    end: async ({ run_id: runId, attempt }, { status, error }) => {
      await query(end, [runId, attempt, status, error]);
    },
    interrupt: async ({ run_id: runId }, error) => {
      await query(interrupt, [runId, error]);
    },
  };
}

const create = `
  INSERT INTO server_runs (run_id, thread_id, idempotency_key, request) VALUES ($1, $2, $3, $4)
  ON CONFLICT (thread_id, idempotency_key) DO NOTHING RETURNING *`;

const withKey = `
  SELECT * FROM server_runs WHERE thread_id = $1 AND idempotency_key = $2 AND request = $3`;

const newest = `
  SELECT * FROM server_runs WHERE thread_id = $1 AND ($2::text IS NULL OR status = $2)
  ORDER BY created_at DESC LIMIT $3 OFFSET $4`;

const standing = "SELECT run_id, status, attempt FROM server_runs WHERE run_id = ANY($1)";

// A run becomes `running` only while its thread is locked.
const later = `
  SELECT FROM server_runs AS other JOIN server_runs AS run USING (thread_id)
  WHERE thread_id = $1 AND run.run_id = $2 AND run.status = 'interrupted'
    AND other.status = 'running' AND other.updated_at > run.updated_at LIMIT 1`;

const begin = `
  UPDATE server_runs SET attempt = attempt + 1, status = 'running', error = NULL, updated_at = now()
  WHERE run_id = $1 AND status = $2 RETURNING *`;

const end = `
  UPDATE server_runs SET status = $3, error = $4, updated_at = now()
  WHERE run_id = $1 AND attempt = $2 AND status = 'running'`;

const interrupt = `
  UPDATE server_runs SET status = 'interrupted', error = $2, updated_at = now()
  WHERE run_id = $1 AND status = 'running'`;

function unknownRun(threadId: string, runId: string): never {
  throw new ServerError(404, {
    code: "UNKNOWN_RUN",
    message: `The thread ${threadId} has no run with the id ${runId}.`,
    hint: "List its runs with GET /threads/:thread_id/runs.",
  });
}

function keyReused(key: string): never {
  throw new ServerError(422, {
    code: "KEY_REUSED",
    message: `The idempotency key "${key}" has started a run with another request on this thread.`,
    hint: "Use a new key for each request, and the same one only to repeat it.",
  });
}
