import { AsyncLocalStorageProviderSingleton as storage } from "@langchain/core/singletons";
import { Annotation, getConfig, StateGraph } from "@langchain/langgraph";
import { lighten } from "./single-runnable.js";

let verdict: boolean | Promise<boolean> | undefined;

/**
 * Whether this LangGraph runs light nodes as it runs its own: two of them are tried out, once in a
 * process, at the first step of the first run. It asks no model, and no tracer is told.
 */
export function singleRunnableWorks(): boolean | Promise<boolean> {
  return (verdict ??= storage.runWithConfig({}, tryOut));
}

async function tryOut(): Promise<boolean> {
  try {
    const [stock, light] = await Promise.all([toldBy(duo()), toldBy(lightened(duo()))]);
    verdict = stock === light && stock.includes("ended");
  } catch {
    verdict = false;
  }
  return verdict;
}

async function sayWho(): Promise<{ words: string[] }> {
  return { words: [`${String(getConfig()?.metadata?.["langgraph_node"])} ended`] };
}

function duo() {
  const said = Annotation.Root({
    words: Annotation<string[]>({ reducer: (a, b) => a.concat(b), default: () => [] }),
  });
  return new StateGraph(said)
    .addNode("a", sayWho)
    .addNode("b", sayWho)
    .addEdge("__start__", "a")
    .addEdge(["a"], "b")
    .compile();
}

function lightened(graph: ReturnType<typeof duo>): ReturnType<typeof duo> {
  const { a, b } = graph.nodes;
  const channels = new Set(["words"]);
  const join = b.triggers.at(-1) as string;
  lighten(a, { run: sayWho, channels, arrivals: [[join, "a"]] }, () => true);
  lighten(b, { run: sayWho, channels, arrivals: [] }, () => true);
  return graph;
}

async function toldBy(graph: ReturnType<typeof duo>): Promise<string> {
  const told: unknown[] = [];
  for await (const update of await graph.stream({ words: [] })) told.push(update);
  return JSON.stringify(told);
}
