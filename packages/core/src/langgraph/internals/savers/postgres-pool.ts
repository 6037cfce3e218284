/**
 * `pool` and `options.schema` of LangGraph's `PostgresSaver`, and `Client`, `options` and `ending` of a
 * pool of the package pg.
 *
 * Used to lock a thread on a connection beside the pool's, and to keep the process alive when a
 * connection of the pool is lost. When they are renamed or missing, a thread is locked within its
 * process only, and a lost connection can end the process.
 */

/** A connection of the package pg. */
export interface PostgresClient {
  connect(): Promise<unknown>;
  query(
    text: string,
    values?: readonly string[],
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  end(): Promise<void>;
  on(event: "error" | "end", listener: (error?: Error) => void): unknown;
  /** Whether the connection keeps the process alive. */
  ref(): void;
  unref(): void;
}

/** A pool of the package pg. */
export interface PostgresPool {
  readonly Client: new (options: object) => PostgresClient;
  readonly options: { readonly password?: unknown };
  readonly ending: boolean;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "acquire" | "remove", listener: (client: PostgresClient) => void): unknown;
}

/** Where a `PostgresSaver` keeps its threads. */
export interface PostgresStore {
  readonly pool: PostgresPool;
  readonly schema: string;
}

/** The store of a saver; `undefined` if the saver is not LangGraph's `PostgresSaver`. */
export function postgresStoreOf(saver: object): PostgresStore | undefined {
  const { pool, options } = saver as { pool?: unknown; options?: { schema?: unknown } };
  const schema = options?.schema;
  return isPool(pool) && typeof schema === "string" ? { pool, schema } : undefined;
}

function isPool(value: unknown): value is PostgresPool {
  const { Client, options, on } = (value ?? {}) as Partial<PostgresPool>;
  return [Client, on].every((each) => typeof each === "function") && typeof options === "object";
}

/** A connection beside those of a pool, to the same database. It is not open yet. */
export function clientBeside(pool: PostgresPool): PostgresClient {
  // The pool hides its password from copies.
  const { password } = pool.options;
  // Without probes of the network, a connection that broke silently would be noticed after hours.
  const probes = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
  return new pool.Client({ ...pool.options, password, ...probes });
}

const watched = new WeakSet<object>();

/**
 * Keeps the process alive when a connection of the pool is lost: the query fails, and nothing else. The
 * package pg also emits `error`, which ends the process if nothing listens, and `PostgresSaver` does not
 * listen.
 */
export function outliveLostConnections(pool: PostgresPool): void {
  if (!isFirst(pool)) return;
  pool.on("error", () => {});
  pool.on("acquire", (client) => {
    if (isFirst(client)) client.on("error", () => {});
  });
}

function isFirst(emitter: object): boolean {
  if (watched.has(emitter)) return false;
  watched.add(emitter);
  return true;
}
