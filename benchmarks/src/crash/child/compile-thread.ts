import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { compile, type MoaApp } from "@moagraph/core";
import { together } from "@moagraph/together";
import { modelIdOf } from "../graphs/call-names.js";
import { caseOf, graphOf } from "../graphs/crash-case.js";

/** Compiles the graph of a thread, with models at the test server. */
export async function compileThread(
  thread: string,
  serverUrl: string,
  checkpointer: BaseCheckpointSaver,
): Promise<MoaApp> {
  const each = caseOf(thread);
  const provider = together({ baseUrl: serverUrl, apiKey: "sk-test" });
  const agents = (each.agents ?? []).map(async (key) => {
    // Loads LangChain's agents, which most cases do not need.
    const { clockAgent } = await import("./clock-agent.js");
    return [key, clockAgent(await provider.chat(modelIdOf(thread, key), {}))] as const;
  });
  return compile(graphOf(each, thread), {
    providers: [provider],
    models: Object.fromEntries(await Promise.all(agents)),
    wiring: each.earlyStarts === false ? { earlyStarts: false } : "fast",
    checkpointer,
  });
}
