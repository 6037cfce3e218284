import pg from "pg";
import type { PostgresClient } from "../../src/langgraph/internals/savers/postgres-pool.js";

/** A connection that sends its queries to two sessions in turn, as a pooler of transactions may. */
export class TwoSessions implements PostgresClient {
  private readonly sessions: readonly [pg.Client, pg.Client];
  private queries = 0;

  constructor(options: object) {
    this.sessions = [new pg.Client(options), new pg.Client(options)];
  }

  async connect(): Promise<void> {
    await Promise.all(this.sessions.map((each) => each.connect()));
  }

  query(text: string, values: readonly string[] = []): ReturnType<PostgresClient["query"]> {
    this.queries += 1;
    return this.sessions[this.queries % 2 === 0 ? 0 : 1].query(text, [...values]);
  }

  async end(): Promise<void> {
    await Promise.all(this.sessions.map((each) => each.end()));
  }

  on(event: "error" | "end", listener: (error?: Error) => void): void {
    for (const each of this.sessions) each.on(event, listener);
  }

  ref(): void {}

  unref(): void {}
}
