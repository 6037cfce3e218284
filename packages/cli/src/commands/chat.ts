import { pipedLines } from "../chat/piped-lines.js";
import { createTurnSignals, type TurnSignals } from "../chat/turn-signals.js";
import { typedLines } from "../chat/typed-lines.js";
import { compileGraph, type CompileGraphOptions } from "../compile-graph.js";
import { findPerson } from "../human/find-person.js";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { simulationNote } from "../options/offline.js";
import { targetGraph } from "../panel/target-graph.js";
import { callsText, layersText } from "../plan/size-text.js";
import { orStopped } from "../process/or-stopped.js";
import type { Stop } from "../process/stop.js";
import { watchReader } from "../process/watch-reader.js";
import { graphFromStdin, stdinArgument, stdinSource } from "../read-prompt.js";
import { stderr } from "../text-output.js";

/** The options of `moagraph chat`. */
export interface ChatCommandOptions
  extends GraphOptions, Pick<CompileGraphOptions, "maxConcurrency"> {
  readonly debug?: boolean;
  /** Whether each line of stdin is a question in JSON. */
  readonly jsonl?: boolean;
}

/**
 * Answers each line with the whole conversation as context. Lines come from the terminal, or else
 * from stdin.
 *
 * @throws The error that ends the chat. A question without an answer does not end it.
 */
export async function chat(
  target: string | undefined,
  options: ChatCommandOptions,
  stop: Stop,
): Promise<void> {
  const { signal } = stop;
  const signals = createTurnSignals(stop);
  watchReader(stop);
  if (target === stdinArgument) throw graphFromStdin();
  const graph = withOptions(await orStopped(signal, targetGraph(target, options)), options);
  const person = findPerson(graph, signal);
  const app = await orStopped(signal, compileGraph(graph, options));
  const { holdChat } = await import("../chat/hold-chat.js");
  stderr.write(simulationNote(graph));
  const isInteractive = process.stdin.isTTY;
  if (isInteractive) {
    const size = `${layersText(graph)}, ${callsText(graph)}`;
    stderr.write(`${graph.name}: ${size} for each answer; /help lists commands\n`);
  }
  const lines = linesFrom(isInteractive, signals);
  const isJson = options.jsonl === true && !isInteractive;
  await holdChat({
    app,
    graph,
    person,
    lines,
    isInteractive,
    isJson,
    signals,
    signal,
    isDebug: options.debug ?? false,
  });
}

function linesFrom(isInteractive: boolean, signals: TurnSignals): AsyncIterable<string> {
  if (isInteractive) return typedLines({ onInterrupt: signals.interrupt });
  return pipedLines(process.stdin, stdinSource);
}
