import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import { describe, expect, test } from "vitest";
import { serverHolding } from "./model-server.js";
import { newDatabase, saverFor } from "./new-saver.js";
import { trioApp, trioModels } from "./trio.js";
import { watchDatabase } from "./watched-database.js";

// The machines that run this are busy.
const patient = { timeout: 30_000, interval: 10 };
const thread = { configurable: { thread_id: "1" } };

describe.skipIf(!hasPostgres())("when PostgreSQL goes away (needs PostgreSQL)", () => {
  test("a run fails with what to do, and continues later with all that was saved", async () => {
    const { app, server, running } = await runWaitingForTwo();
    const failure = running.catch((error: unknown) => error);

    await withoutPostgres(async () => {
      expect(await failure).toMatchObject({
        code: "CHECKPOINT_FAILED",
        threadId: "1",
        hint:
          "The connection to the database was lost. Check that the database runs. Then resume the run: " +
          "pass null as input, with the same thread_id. What was saved before is kept and not paid again.",
      });
      await expect(app.invoke(null, thread)).rejects.toMatchObject({
        code: "CHECKPOINT_UNREADABLE",
        threadId: "1",
        hint: expect.stringContaining("Start it"),
      });
    });
    expect(server.asked()).toHaveLength(6);

    const { answer, ledger } = await app.invoke(null, thread);
    expect(answer).toBe("fuse says");
    expect(server.asked().toSorted()).toEqual([...trioModels, "bob-2", "cleo-2"].toSorted());
    expect(ledger).toHaveLength(server.asked().length);
  });

  test("a run continues when only connections of the pool are lost", async () => {
    const { server, database, running } = await runWaitingForTwo();
    const locking = await database.lockingConnections();
    const ofPool = (await database.connections()).filter((each) => !locking.includes(each));
    expect(ofPool.length).toBeGreaterThan(0);
    for (const each of ofPool) await database.terminate(each);
    await expect.poll(() => database.connections(), patient).toEqual(locking);
    server.release();
    expect((await running).answer).toBe("fuse says");
    expect(server.asked()).toHaveLength(trioModels.length);
  });
});

/** A run whose calls are saved but for two, which wait for their replies. */
async function runWaitingForTwo() {
  const url = await newDatabase();
  const server = await serverHolding(["bob-2", "cleo-2"]);
  const app = trioApp(server.url, await saverFor(url));
  const database = await watchDatabase(url);
  const running = app.invoke({ messages: "Why?" }, thread);
  await expect.poll(() => database.savedProposals("1"), patient).toBe(5);
  await expect.poll(() => server.asked().length, patient).toBe(6);
  return { app, server, database, running };
}

/** Does work while the server is down. */
async function withoutPostgres(work: () => Promise<void>): Promise<void> {
  const postgres = await sharedPostgres();
  await postgres.crash();
  try {
    await work();
  } finally {
    await postgres.restart();
  }
}
