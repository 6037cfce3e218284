import type { RunInput } from "@moagraph/core";
import { type GraphSpec, pausingNodesOf } from "@moagraph/core/graph";
import { type Ask, askOnTerminal } from "../ask/ask-line.js";
import { UsageError } from "../errors/usage-error.js";
import { askPerson } from "./ask-person.js";
import type { Interrupts, Person } from "./person.js";

/**
 * The person on the terminal, for a graph with nodes that ask one; `undefined` for other graphs.
 *
 * @throws {@link UsageError} `NO_TERMINAL` if there is no terminal to ask on.
 */
export function findPerson(graph: GraphSpec, signal: AbortSignal): Person | undefined {
  const [node] = pausingNodesOf(graph);
  if (node === undefined) return undefined;
  const ask = askOnTerminal(signal);
  if (ask === undefined) throw noTerminal(node);
  return async ({ interrupts = [] }) => replyOf(interrupts, ask);
}

/** Asks what nodes of the kind `human` ask, and returns the input to resume the run with. */
export async function replyOf(interrupts: Interrupts, ask: Ask): Promise<RunInput> {
  const { Command } = await import("@langchain/langgraph");
  return new Command({ resume: await askPerson(interrupts, ask) });
}

function noTerminal(node: string): UsageError {
  return new UsageError({
    code: "NO_TERMINAL",
    message: `Node \`${node}\` asks a person, and there is no terminal to ask on.`,
    hint: "Use moagraph run with --thread ID, and resume the run with the reply. Or run the command on a terminal: give the prompt as an argument, and do not redirect stdin or stderr.",
  });
}
