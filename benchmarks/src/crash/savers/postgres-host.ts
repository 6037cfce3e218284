import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { startPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import type { SaverHost } from "./saver-host.js";

/** Stores in databases of one server, which waits for the disk as a server in production does. */
export async function startPostgresHost(): Promise<SaverHost> {
  const server = await startPostgres({ fsync: "on" });
  return {
    async newStore() {
      const url = await server.createDatabase();
      const saver = PostgresSaver.fromConnString(url);
      await saver.setup();
      await saver.end();
      return { type: "postgres", url };
    },
    async bytesOf(store) {
      return store.type === "postgres" ? databaseBytes(store.url) : 0;
    },
    close: () => server.close(),
  };
}

async function databaseBytes(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const query = "select pg_database_size(current_database())::int as bytes";
    return ((await client.query(query)).rows as { readonly bytes: number }[])[0]?.bytes ?? 0;
  } finally {
    await client.end();
  }
}
