import { emptyCheckpoint } from "@langchain/langgraph-checkpoint";
import { describe, expect, test } from "vitest";
import { putCheckpoint, threadConfig } from "../test/checkpoints.js";
import { sqliteSaver } from "./sqlite-saver.js";

describe("threads", () => {
  test("lists the threads, the latest first", async () => {
    const saver = sqliteSaver({ path: ":memory:" });
    const before = Date.now();
    for (const id of ["ada", "bob", "ada", "eve", "ada"]) await putCheckpoint(saver, id);
    const threads = await saver.threads();
    expect(threads.map(({ id, checkpoints }) => `${id} ${checkpoints}`)).toEqual([
      "ada 3",
      "eve 1",
      "bob 1",
    ]);
    for (const { updatedAt } of threads) {
      expect(updatedAt.getTime()).toBeGreaterThanOrEqual(before);
      expect(updatedAt.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });

  test("lists the latest ones only", async () => {
    const saver = sqliteSaver({ path: ":memory:" });
    for (const id of ["ada", "bob", "eve"]) await putCheckpoint(saver, id);
    expect((await saver.threads({ limit: 2 })).map(({ id }) => id)).toEqual(["eve", "bob"]);
  });

  test("counts the bytes of checkpoints and writes", async () => {
    const saver = sqliteSaver({ path: ":memory:" });
    const bytes = async (): Promise<number> => (await saver.threads())[0]?.bytes ?? 0;
    const config = await putCheckpoint(saver, "ada", "a".repeat(10_000));
    const ofCheckpoint = await bytes();
    expect(Math.round(ofCheckpoint / 1_000)).toBe(10);
    await saver.putWrites(config, [["note", "n".repeat(5_000)]], "task");
    expect((await bytes()) - ofCheckpoint).toBe(5_002);
  });

  test("lists a thread whose checkpoints have ids of others", async () => {
    const saver = sqliteSaver({ path: ":memory:" });
    const checkpoint = { ...emptyCheckpoint(), id: "the first" };
    await saver.put(threadConfig("ada"), checkpoint, { source: "input", step: -1, parents: {} });
    const [thread] = await saver.threads();
    expect(thread?.id).toBe("ada");
    expect(thread?.updatedAt.getTime()).toBeNaN();
  });

  test("is empty for a new file", async () => {
    expect(await sqliteSaver({ path: ":memory:" }).threads()).toEqual([]);
  });
});
