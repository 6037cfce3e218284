import { hasPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverHolding } from "./model-server.js";
import { newDatabase, saverFor } from "./new-saver.js";
import { bundleRunProgram, startRunProcess } from "./run-process.js";
import { trioModels } from "./trio.js";
import { watchDatabase } from "./watched-database.js";

// The machines that run this are busy.
const patient = { timeout: 30_000, interval: 10 };

describe.skipIf(!hasPostgres())("processes with one PostgreSQL database (needs PostgreSQL)", () => {
  let program: Awaited<ReturnType<typeof bundleRunProgram>>;
  beforeAll(async () => {
    program = await bundleRunProgram();
  });
  afterAll(() => program.remove());

  const threads = ["app", "graph around"] as const;
  test.each(threads)(
    "one works on a thread of the %s, and another continues it when the first is killed",
    async (threadOf) => {
      const databaseUrl = await newDatabase();
      await saverFor(databaseUrl);
      const database = await watchDatabase(databaseUrl);
      const server = await serverHolding(["bob-2", "cleo-2"]);
      const order = { modelsUrl: server.url, databaseUrl, threadId: "1", threadOf, input: "Why?" };
      const rest = { ...order, input: null };
      const [first, other] = await Promise.all([
        startRunProcess(program.file),
        startRunProcess(program.file),
      ]);

      const cut = first.run(order);
      await expect.poll(() => server.asked().length, patient).toBe(6);
      await expect.poll(() => database.savedProposals("1"), patient).toBe(5);
      expect(await other.run(rest)).toMatchObject({ code: "THREAD_BUSY" });

      await first.kill();
      await expect(cut).rejects.toThrow("exit code null");
      await expect.poll(() => database.heldLocks(), patient).toBe(0);
      const { answer, ledger = [] } = await other.run(rest);
      expect(answer).toBe("fuse says");
      expect(server.asked().toSorted()).toEqual([...trioModels, "bob-2", "cleo-2"].toSorted());
      const lines = ledger.map(({ model, attempt, status }) => `${model} ${attempt} ${status}`);
      expect(lines.toSorted()).toEqual(
        [
          ...trioModels.map((model) => {
            const isAgain = ["bob-2", "cleo-2"].includes(model);
            return `lab:${model} ${isAgain ? 2 : 1} ok`;
          }),
          "lab:bob-2 1 aborted",
          "lab:cleo-2 1 aborted",
        ].toSorted(),
      );
      expect(ledger.find(({ status }) => status === "aborted")?.error).toEqual({
        code: "PROCESS_ENDED",
        message:
          "The process ended before the call did. Its tokens are an estimate: those of the prompt, and the output limit.",
        hint: "The run was resumed, and the model was asked again.",
      });
      expect(await other.leave()).toBe(0);
    },
  );
});
