/** Runs `trio` in threads of a PostgreSQL database: a process that tests start and kill. */
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { aroundTrio, trioApp } from "./trio.js";

/** What the process is to run. */
export interface RunOrder {
  readonly modelsUrl: string;
  readonly databaseUrl: string;
  readonly threadId: string;
  /** Whether the thread is of the app, or of a graph of LangGraph that has the app as a node. */
  readonly threadOf: "app" | "graph around";
  /** Continues the run of the thread instead of starting one. */
  readonly input: string | null;
}

process.on("message", (order) => void carryOut(order as RunOrder));
process.send?.("ready");

async function carryOut(order: RunOrder): Promise<void> {
  const { modelsUrl, databaseUrl, threadId, threadOf, input } = order;
  const saver = PostgresSaver.fromConnString(databaseUrl);
  const given = input === null ? null : { messages: input };
  const graph = threadOf === "app" ? trioApp(modelsUrl, saver) : aroundTrio(modelsUrl, saver);
  const outcome = await graph
    .invoke(given, { configurable: { thread_id: threadId } })
    .then(({ answer, ledger }) => ({ answer, ledger }))
    .catch(({ code, message }: { code?: string; message: string }) => ({ code, message }));
  await saver.end();
  process.send?.(outcome);
}
