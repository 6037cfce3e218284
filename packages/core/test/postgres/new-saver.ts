import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { sharedPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import { onTestFinished } from "vitest";

/** Creates an empty database for a test. */
export async function newDatabase(): Promise<string> {
  return (await sharedPostgres()).createDatabase();
}

/** LangGraph's saver for PostgreSQL, with a pool of its own as in a process of its own. */
export async function saverFor(
  url: string,
  { max, schema }: { readonly max?: number; readonly schema?: string } = {},
): Promise<PostgresSaver> {
  const pool = new pg.Pool({ connectionString: url, ...(max === undefined ? {} : { max }) });
  const saver = new PostgresSaver(pool, undefined, schema === undefined ? {} : { schema });
  onTestFinished(async () => {
    if (!pool.ending) await pool.end();
  });
  await saver.setup();
  return saver;
}
