import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CheckpointSaverTestInitializer,
  deltaChannelHistoryTests,
  validate,
} from "@langchain/langgraph-checkpoint-validation";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sqliteSaver, type SqliteSaver } from "../src/index.js";

// LangGraph's own tests of checkpointers. They find vitest's functions as globals.
const globals = { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it };
for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);

const folder = mkdtempSync(join(tmpdir(), "moagraph-sqlite-"));
let files = 0;

const initializer: CheckpointSaverTestInitializer<SqliteSaver> = {
  // They know by this name that LangGraph's saver stores all channels in each checkpoint.
  checkpointerName: "@langchain/langgraph-checkpoint-sqlite",
  createCheckpointer: () => sqliteSaver({ path: join(folder, `${(files += 1)}.sqlite`) }),
  destroyCheckpointer: (saver) => saver.close(),
};

afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});
validate(initializer);
deltaChannelHistoryTests(initializer);
