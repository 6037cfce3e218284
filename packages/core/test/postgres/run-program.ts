/** Runs `trio` in threads of a PostgreSQL database: a process that tests start and kill. */
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { trioApp } from "./trio.js";

/** What the process is to run. */
export interface RunOrder {
  readonly modelsUrl: string;
  readonly databaseUrl: string;
  readonly threadId: string;
  /** Continues the run of the thread instead of starting one. */
  readonly input: string | null;
}

process.on("message", (order) => void carryOut(order as RunOrder));
process.send?.("ready");

async function carryOut({ modelsUrl, databaseUrl, threadId, input }: RunOrder): Promise<void> {
  const saver = PostgresSaver.fromConnString(databaseUrl);
  const given = input === null ? null : { messages: input };
  const outcome = await trioApp(modelsUrl, saver)
    .invoke(given, { configurable: { thread_id: threadId } })
    .then(({ answer, ledger }) => ({ answer, ledger }))
    .catch(({ code, message }: { code?: string; message: string }) => ({ code, message }));
  await saver.end();
  process.send?.(outcome);
}
