import { emitWarning } from "../errors/emit-warning.js";

/** What of the fast wiring is left out. */
export type LeftOut = "wiring" | "nodes" | "early starts" | "direct invoke" | "own signals";

interface Explanation {
  readonly found: string;
  readonly cost: string;
  /** The value of `wiring` that leaves it out without a warning. */
  readonly option: string;
}

const explanations: Readonly<Record<LeftOut, Explanation>> = {
  wiring: {
    found: "joins and edges cannot be set as Moagraph sets them, so graphs use the plain wiring",
    cost: "a run takes 2 to 4 times the CPU time, and more in layers of over 50 calls",
    option: `"plain"`,
  },
  nodes: {
    found: "nodes cannot run as one runnable, so they run as LangGraph compiled them",
    cost: "a run takes about twice the CPU time",
    option: `"plain"`,
  },
  "early starts": {
    found:
      "a node cannot start before its super-step, so it waits for the slowest node of the last",
    cost: "graphs with branches of unequal depth answer later",
    option: "{ earlyStarts: false }",
  },
  "direct invoke": {
    found: "`invoke` cannot read its run directly, so LangGraph's own is used",
    cost: "`invoke` takes about a fifth more CPU time",
    option: "{ directInvoke: false }",
  },
  "own signals": {
    found: "a run cannot have a signal of its own, so LangGraph is given yours",
    cost: "each run leaves a listener on a signal that you share between runs",
    option: "{ ownSignals: false }",
  },
};

const warned = new Set<LeftOut>();

/** Warns, once in a process, that a part of the fast wiring does not work with this LangGraph. */
export function warnOfFallback(part: LeftOut): void {
  if (warned.has(part)) return;
  warned.add(part);
  emitWarning(textOf(explanations[part]), "MOAGRAPH_PLAIN_WIRING");
}

function textOf({ found, cost, option }: Explanation): string {
  return (
    `In this version of LangGraph, ${found}. New runs give the same results; ${cost}. ` +
    `A thread that was interrupted before may be refused when it is resumed. ` +
    `Update @moagraph/core, or install the LangGraph version that its changelog names. ` +
    `To accept it without this warning: compile(graph, { wiring: ${option} }).`
  );
}
