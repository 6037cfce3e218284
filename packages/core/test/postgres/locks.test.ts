import { hasPostgres } from "@moagraph/test-postgres";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  postgresStoreOf,
  type PostgresStore,
} from "../../src/langgraph/internals/savers/postgres-pool.js";
import type { PostgresLock } from "../../src/langgraph/threads/pool-locks.js";
import { lockInPostgres } from "../../src/langgraph/threads/postgres-lock.js";
import { duet, panelOf } from "../panel.js";
import { always } from "../scripted-model.js";
import { newDatabase, saverFor } from "./new-saver.js";
import { TwoSessions } from "./two-sessions.js";
import { watchDatabase } from "./watched-database.js";

// The machines that run this are busy.
const patient = { timeout: 30_000, interval: 10 };
const prompt = { messages: "Why?" };
const thread = (id: string) => ({ configurable: { thread_id: id } });

describe.skipIf(!hasPostgres())("a thread in PostgreSQL (needs PostgreSQL)", () => {
  test("is written by one run at a time, also of another process", async () => {
    const url = await newDatabase();
    let reply = (): void => {};
    const held = new Promise<void>((resolve) => (reply = resolve));
    const slow = always("ada says", () => held);
    const one = panelOf(duet, { ada: slow }, { checkpointer: await saverFor(url) });
    const other = panelOf(duet, {}, { checkpointer: await saverFor(url) });

    const running = one.app.invoke(prompt, thread("1"));
    await expect.poll(() => slow.asked.length, patient).toBe(1);
    const busy = { code: "THREAD_BUSY", threadId: "1" };
    await expect(other.app.invoke(prompt, thread("1"))).rejects.toMatchObject(busy);
    expect(other.models["ada"]?.asked).toEqual([]);

    reply();
    await running;
    const { messages } = await other.app.invoke({ messages: "And why that?" }, thread("1"));
    expect(messages).toHaveLength(4);
  });

  test("runs with a pool of one connection", async () => {
    const checkpointer = await saverFor(await newDatabase(), { max: 1 });
    const { app } = panelOf(duet, {}, { checkpointer });
    const runs = await Promise.all(["1", "2", "3"].map((id) => app.invoke(prompt, thread(id))));
    expect(runs.map(({ answer }) => answer)).toEqual(["fuse says", "fuse says", "fuse says"]);
  });
});

describe.skipIf(!hasPostgres())("lockInPostgres (needs PostgreSQL)", () => {
  let url: string;
  beforeAll(async () => {
    url = await newDatabase();
  });

  test("locks each thread of each schema by itself", async () => {
    const store = await storeIn(url);
    const sibling = await storeIn(url, "sibling");
    const locks = [lockInPostgres(store, "1"), lockInPostgres(store, "2")];
    const taken = await Promise.all([...locks, lockInPostgres(sibling, "1")]);
    expect(taken.every((lock) => lock !== undefined)).toBe(true);
    expect(await lockInPostgres(store, "1")).toBeUndefined();
    expect(await lockInPostgres(await storeIn(url), "2")).toBeUndefined();
    await releaseAll(taken);
    expect(await lockInPostgres(store, "1")).toBeDefined();
  });

  test("holds the locks of all runs of a pool by one connection", async () => {
    const database = await watchDatabase(url);
    const before = await database.heldLocks();
    const store = await storeIn(url, "many");
    const keys = Array.from({ length: 300 }, (_, index) => `thread ${index}`);
    const locks = await Promise.all(keys.map((key) => lockInPostgres(store, key)));
    expect(locks.filter((lock) => lock === undefined)).toEqual([]);
    expect(await database.heldLocks()).toBe(before + 300);
    await releaseAll(locks);
    expect(await database.heldLocks()).toBe(before);
  });

  test("uses its connection for the next run, and closes it when none follows", async () => {
    const own = await newDatabase();
    const database = await watchDatabase(own);
    const store = await storeIn(own);
    // On a busy machine, the next run may come late.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    await (await lockInPostgres(store, "1"))?.release();
    const open = await database.connections();
    await (await lockInPostgres(store, "2"))?.release();
    expect(await database.connections()).toEqual(open);
    vi.advanceTimersByTime(1_000);
    await expect.poll(() => database.connections(), patient).toHaveLength(open.length - 1);
  });

  test("closes its connection with the pool", async () => {
    const own = await newDatabase();
    const database = await watchDatabase(own);
    const saver = await saverFor(own);
    await (await lockInPostgres(storeOf(saver), "1"))?.release();
    await saver.end();
    await expect.poll(() => database.connections(), patient).toEqual([]);
  });

  test("tells a run that its lock is lost with the connection, and gives it to another", async () => {
    const own = await newDatabase();
    const database = await watchDatabase(own);
    const store = await storeIn(own);
    const lock = await lockInPostgres(store, "1");
    const [connection = 0] = await database.lockingConnections();
    await database.terminate(connection);
    await expect.poll(() => lock?.lost.aborted, patient).toBe(true);
    expect(lock?.lost.reason).toMatchObject({ message: expect.stringContaining("terminat") });

    // The first run still works on the thread in this process.
    expect(await lockInPostgres(store, "1")).toBeUndefined();
    expect(await lockInPostgres(await storeIn(own), "1")).toBeDefined();
    await lock?.release();
    expect(await lockInPostgres(store, "2")).toBeDefined();
  });

  test("refuses a connection whose queries reach different sessions, and locks nothing", async () => {
    const own = await newDatabase();
    const { pool, schema } = await storeIn(own);
    const store = { pool: Object.assign(pool, { Client: TwoSessions }), schema };
    const refused = /reached two sessions.*set its pool_mode to session/;
    await expect(lockInPostgres(store, "1")).rejects.toThrow(refused);
    expect(await (await watchDatabase(own)).heldLocks()).toBe(0);
  });
});

async function releaseAll(locks: readonly (PostgresLock | undefined)[]): Promise<void> {
  await Promise.all(locks.filter((lock) => lock !== undefined).map((lock) => lock.release()));
}

async function storeIn(url: string, schema?: string): Promise<PostgresStore> {
  return storeOf(await saverFor(url, schema === undefined ? {} : { schema }));
}

function storeOf(saver: object): PostgresStore {
  const store = postgresStoreOf(saver);
  if (store === undefined) throw new Error("Not a PostgresSaver");
  return store;
}
