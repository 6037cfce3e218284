import { type GraphSpec, modelsOf, swapModels } from "@moagraph/core";
import type { ThreadSetup } from "../child/child-message.js";
import { modelIdOf } from "./call-names.js";
import {
  agentsGraph,
  budgetGraph,
  moaGraph,
  nestedGraph,
  quorumGraph,
  repeatGraph,
  retriesGraph,
  unevenGraph,
} from "./crash-graphs.js";

/** A graph that is killed and resumed. */
export interface CrashCase {
  /** Without `/`. Begins the names of its threads. */
  readonly name: string;
  /** The model of each node is `together:` and its key in the server's script. */
  readonly graph: GraphSpec;
  /** @defaultValue LangGraph's, `async` */
  readonly durability?: "sync" | "async" | "exit";
  /** @defaultValue `true` */
  readonly earlyStarts?: boolean;
  /** Models that are agents with a tool. Their first request asks for the tool. */
  readonly agents?: readonly string[];
  /** Models whose first request gets HTTP status 500. */
  readonly failsOnce?: readonly string[];
  /** Models whose first request is refused, with HTTP status 400. Then the run throws, and is continued. */
  readonly throwsOnce?: readonly string[];
  /** Models that never reply. */
  readonly hangs?: readonly string[];
  /** Number of questions. @defaultValue 1 */
  readonly turns?: number;
  /** The limit of requests. Then cut calls may leave too few for the graph's answer. */
  readonly maxModelCalls?: number;
}

/** The graphs with LangGraph's durability. */
const graphCases: readonly CrashCase[] = [
  { name: "moa", graph: moaGraph },
  { name: "uneven", graph: unevenGraph },
  { name: "repeat", graph: repeatGraph },
  { name: "budget", graph: budgetGraph, maxModelCalls: 10 },
  { name: "quorum", graph: quorumGraph, hangs: ["straggler"] },
  { name: "retries", graph: retriesGraph, failsOnce: ["ada", "bob", "x", "fuse"] },
  { name: "throws", graph: retriesGraph, throwsOnce: ["fuse"] },
  { name: "nested", graph: nestedGraph },
  { name: "turns", graph: unevenGraph, turns: 2 },
  { name: "agents", graph: agentsGraph, agents: ["pilot", "guide"] },
];

/** All graphs that are killed and resumed. */
const crashCases: readonly CrashCase[] = [
  ...graphCases,
  { name: "moa-sync", graph: moaGraph, durability: "sync" },
  { name: "uneven-sync", graph: unevenGraph, durability: "sync" },
  { name: "repeat-sync", graph: repeatGraph, durability: "sync" },
  { name: "moa-exit", graph: moaGraph, durability: "exit" },
  { name: "uneven-exit", graph: unevenGraph, durability: "exit" },
  { name: "uneven-in-turn", graph: unevenGraph, earlyStarts: false },
];

/** The case of a name. */
function caseNamed(name: string): CrashCase {
  const found = crashCases.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);
  return found;
}

/** How a thread of a case is run. The test server knows its models by names of their own. */
export function setupOf(thread: string): ThreadSetup {
  const { graph, agents = [], earlyStarts = true, turns = 1, ...others } = caseOf(thread);
  const served = modelsOf(graph).filter((model) => model.startsWith(prefix));
  const renamed = served.map((model): [string, `together:${string}`] => [
    model,
    `together:${modelIdOf(thread, model.slice(prefix.length))}`,
  ]);
  return {
    graph: swapModels(graph, Object.fromEntries(renamed)),
    agents: Object.fromEntries(agents.map((name) => [name, modelIdOf(thread, name)])),
    earlyStarts,
    turns,
    durability: others.durability ?? "async",
    continuesAfterThrow: others.throwsOnce !== undefined,
  };
}

const prefix = "together:";

/** The case that a thread belongs to: what is before the last hyphen of its name. */
export function caseOf(thread: string): CrashCase {
  return caseNamed(thread.slice(0, thread.lastIndexOf("-")));
}
