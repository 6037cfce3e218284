import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { compile, type MoaApp } from "@moagraph/core";
import { together } from "@moagraph/together";
import type { ThreadSetup } from "./child-message.js";

/** Where the models of a thread are, and where it is kept. */
export interface ThreadPlace {
  readonly serverUrl: string;
  readonly checkpointer: BaseCheckpointSaver;
}

/** Compiles the graph of a thread, with models at the test server. */
export async function compileThread(
  { graph, agents: ids, earlyStarts }: ThreadSetup,
  { serverUrl, checkpointer }: ThreadPlace,
): Promise<MoaApp> {
  const provider = together({ baseUrl: serverUrl, apiKey: "sk-test" });
  const agents = Object.entries(ids).map(async ([name, id]) => {
    // Loads LangChain's agents, which most cases do not need.
    const { clockAgent } = await import("./clock-agent.js");
    return [name, clockAgent(await provider.chat(id, {}))] as const;
  });
  return compile(graph, {
    providers: [provider],
    models: Object.fromEntries(await Promise.all(agents)),
    wiring: earlyStarts ? "fast" : { earlyStarts: false },
    checkpointer,
  });
}
