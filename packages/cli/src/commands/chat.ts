import { pipedLines } from "../chat/piped-lines.js";
import { createTurnSignals, type TurnSignals } from "../chat/turn-signals.js";
import { typedLines } from "../chat/typed-lines.js";
import type { ChatSetting } from "../chat/chat-setting.js";
import { memoryConversation } from "../chat/memory-conversation.js";
import { compileGraph } from "../compile-graph.js";
import { findPerson } from "../human/find-person.js";
import type { ChatCommandOptions } from "../options/chat-options.js";
import { withOptions } from "../options/graph-options.js";
import { simulationNote } from "../options/offline.js";
import { targetGraph } from "../panel/target-graph.js";
import { callsText, layersText } from "../plan/size-text.js";
import { orStopped } from "../process/or-stopped.js";
import type { Stop } from "../process/stop.js";
import { watchReader } from "../process/watch-reader.js";
import { graphFromStdin, stdinArgument, stdinSource } from "../read-prompt.js";
import { stderr } from "../text-output.js";

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
  const setting = await chatSetting(target, options, signal);
  const { graph, conversation, limits, kept } = setting;
  const person = findPerson(graph, signal);
  const app = await orStopped(signal, compileGraph(graph, limits, kept));
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
    conversation,
    person,
    lines,
    isInteractive,
    isJson,
    signals,
    signal,
    isDebug: options.debug ?? false,
  });
}

async function chatSetting(
  target: string | undefined,
  options: ChatCommandOptions,
  signal: AbortSignal,
): Promise<ChatSetting> {
  const { thread } = options;
  if (thread !== undefined) {
    const { threadChat } = await import("../threads/thread-chat.js");
    return threadChat({ target, prompt: undefined, options: { ...options, thread }, signal });
  }
  const unchanged = await orStopped(signal, targetGraph(target, options));
  const graph = withOptions(unchanged, options);
  return { graph, conversation: memoryConversation(), limits: options };
}

function linesFrom(isInteractive: boolean, signals: TurnSignals): AsyncIterable<string> {
  if (isInteractive) return typedLines({ onInterrupt: signals.interrupt });
  return pipedLines(process.stdin, stdinSource);
}
