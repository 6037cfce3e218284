import {
  type CheckpointSaverTestInitializer,
  specTest,
} from "@langchain/langgraph-checkpoint-validation";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { RunSaver } from "../src/database/run-saver.js";

// LangGraph's own tests of checkpointers. They find vitest's functions as globals.
const globals = { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it };
for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
afterAll(() => {
  vi.unstubAllGlobals();
});

describe.skipIf(!hasPostgres())("the checkpointer of a server (needs PostgreSQL)", () => {
  let pool: pg.Pool;
  beforeAll(async () => {
    const { createDatabase } = await sharedPostgres();
    pool = new pg.Pool({ connectionString: await createDatabase() });
    await new RunSaver(pool, new Map()).setup();
  });
  afterAll(() => pool.end());

  const initializer: CheckpointSaverTestInitializer<RunSaver> = {
    // They know by this name what its checkpoints have.
    checkpointerName: "@langchain/langgraph-checkpoint-postgres",
    createCheckpointer: () => new RunSaver(pool, new Map()),
    destroyCheckpointer: async () => {
      await pool.query("TRUNCATE checkpoints, checkpoint_blobs, checkpoint_writes");
    },
  };
  // Lists are those of LangGraph's own saver.
  specTest(initializer, ["put", "putWrites", "getTuple", "deleteThread"]);
});
