import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseFailed } from "./database.js";

const reconnectMs = 500;
const longestEndMs = 5_000;
// Its queries wait for nothing but the network and a busy machine.
const longestQueryMs = 30_000;
// A network that fails is silent. Without this, an idle connection stays for hours.
const keepAliveMs = 10_000;

/** How a connection is opened, and opened again. */
export interface LastingConnectionOptions {
  /** The connection string of the database. */
  readonly url: string;
  /** The channel that it listens to. */
  readonly channel: string;
  /** Gets the notices of the channel. */
  readonly onNotice: (text: string) => void;
  /** Is called when the connection is open again, before it is used. If it rejects, the connection is opened once more. */
  readonly restore: (client: pg.Client) => Promise<void>;
}

/** A connection that listens to a channel, and is opened again when it is lost. */
export class LastingConnection {
  // The name of its sessions at PostgreSQL.
  private readonly name = `langgraph-server ${randomUUID()}`;
  private readonly options: LastingConnectionOptions;
  private client: pg.Client | undefined;
  private isClosed = false;
  private lastQuery: Promise<unknown> = Promise.resolve();

  constructor(options: LastingConnectionOptions) {
    this.options = options;
  }

  /** @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached. */
  async open(): Promise<void> {
    this.use(await this.connected());
  }

  private use(client: pg.Client): void {
    client.once("end", () => void this.reopen());
    this.client = client;
    if (this.isClosed) void client.end();
  }

  private async connected(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.options.url,
      connectionTimeoutMillis: longestQueryMs,
      query_timeout: longestQueryMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveMs,
    });
    client.on("notification", ({ payload = "" }) => this.options.onNotice(payload));
    // Its query fails, too. Without a listener, the process would end.
    client.on("error", () => undefined);
    try {
      await client.connect();
      // The connection string may have another name.
      await client.query("SELECT set_config('application_name', $1, false)", [this.name]);
      await client.query(`LISTEN ${this.options.channel}`);
      return client;
    } catch (error) {
      // A database that is a copy connects, and refuses `LISTEN`.
      void client.end();
      throw databaseFailed(error);
    }
  }

  /**
   * Returns the column `done` of the only row.
   *
   * @throws {ServerError} `DATABASE_FAILED`, also while the connection is lost.
   */
  async ask(text: string, values: readonly string[]): Promise<unknown> {
    const { client } = this;
    if (client === undefined) throw databaseFailed(new Error("The connection was lost."));
    // `pg` wants one query at a time on a connection.
    const query = this.lastQuery.then(() => client.query<{ done: unknown }>(text, [...values]));
    this.lastQuery = query.catch(() => undefined);
    try {
      return (await query).rows[0]?.done;
    } catch (error) {
      // PostgreSQL has not answered. The connection is opened again.
      if (!(error instanceof pg.DatabaseError)) void client.end();
      throw databaseFailed(error);
    }
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.client?.end();
  }

  private async reopen(): Promise<void> {
    this.client = undefined;
    // At once for the first time: until then, another process can take the threads of this one.
    for (let waitMs = 0; !this.isClosed && this.client === undefined; waitMs = reconnectMs) {
      await sleep(waitMs, undefined, { ref: false });
      await this.connected().then(
        (client) => this.resume(client),
        () => undefined,
      );
    }
  }

  private async resume(client: pg.Client): Promise<void> {
    let isLost = false;
    client.once("end", () => {
      isLost = true;
    });
    try {
      await client.query(endLastSession, [this.name]);
      await this.options.restore(client);
      if (!isLost) this.use(client);
    } catch {
      await client.end().catch(() => undefined);
    }
  }
}

// If the network has failed, PostgreSQL may keep the last session, and its locks, for hours.
const endLastSession = `
  SELECT pg_terminate_backend(pid, ${longestEndMs}) FROM pg_stat_activity
  WHERE application_name = $1 AND pid <> pg_backend_pid()`;
