import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLink, type ProcessLink } from "../src/database/process-link.js";

const [kept, freed] = ["kept", "freed"];

describe.skipIf(!hasPostgres())("a link that is opened again (needs PostgreSQL)", () => {
  let databaseUrl: string;
  let database: pg.Pool;
  let other: ProcessLink;

  beforeAll(async () => {
    databaseUrl = await (await sharedPostgres()).createDatabase();
    database = new pg.Pool({ connectionString: databaseUrl });
    other = await linkOf(async () => undefined);
  });
  afterAll(async () => {
    await other.close();
    await database.end();
  });

  test("keeps the threads of its runs, except of those that end meanwhile", async () => {
    let unlock: (() => Promise<void>) | undefined;
    let isReopened = false;
    const link = await linkOf(async () => {
      await unlock?.();
      isReopened = true;
    });
    await link.lock(kept);
    unlock = await link.lock(freed);
    await breakLink();
    await expect.poll(() => isReopened).toBe(true);
    await expect.poll(() => other.lock(freed)).toBeDefined();
    expect(await other.lock(kept)).toBeUndefined();
    await link.close();
  });

  const linkOf = async (onReopened: () => Promise<void>): Promise<ProcessLink> =>
    openLink(
      databaseUrl,
      { pool: database, query: async () => [] },
      { onCancel: () => undefined, onTaken: () => undefined, onReopened },
    );

  /** Ends the session with locks. */
  async function breakLink(): Promise<void> {
    await database.query(
      `SELECT pg_terminate_backend(pid, 30000) FROM
         (SELECT DISTINCT pid FROM pg_locks JOIN pg_database ON oid = database
          WHERE datname = current_database() AND locktype = 'advisory') AS holders`,
    );
  }
});
