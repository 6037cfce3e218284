import type { Message } from "@langchain/langgraph-sdk";
import { useStream } from "@langchain/langgraph-sdk/react";
import type { Call, CallEvent, HumanReply, HumanRequest, Proposal } from "@moagraph/core";
import type { CallOfRun } from "@moagraph/example-chat-parts/calls";
import { useState } from "react";
import { useCallsOfRun } from "./use-calls-of-run.js";

/** Which conversation of which graph. */
export interface ConversationPlace {
  readonly assistant: string;
  /** `null` before the first question. */
  readonly thread: string | null;
  /** Receives the id of the thread that the first question creates. */
  readonly onThread: (thread: string) => void;
}

/** What the page shows of the state of a graph. */
interface ChatState extends Record<string, unknown> {
  messages: Message[];
  answer?: string;
  proposals?: Proposal[];
  ledger?: Call[];
}

/** A conversation, and what a person can do in it. */
export interface ChatConversation {
  readonly messages: readonly Message[];
  /** The calls of the last run. */
  readonly calls: readonly CallOfRun[];
  /** The ledger of the last run, when it has ended. */
  readonly ledger: readonly Call[];
  /** What a node of the kind `human` asks, while it waits for the reply. */
  readonly request: HumanRequest | undefined;
  readonly isRunning: boolean;
  /** Whether the thread is being read. */
  readonly isReading: boolean;
  /** Whether the last question has no answer, and no run works on it. */
  readonly isUnfinished: boolean;
  readonly error: unknown;
  readonly ask: (question: string) => void;
  readonly reply: (reply: HumanReply) => void;
  /** Continues a run that was stopped, or has failed. Calls that have ended are not made again. */
  readonly continueRun: () => void;
  readonly stop: () => void;
}

/** Runs a graph in a thread of the server, and follows its streams. */
export function useConversation(place: ConversationPlace): ChatConversation {
  const { assistant, thread, onThread } = place;
  const [callsOf, take] = useCallsOfRun();
  // A run that stops before its first save leaves no question in the thread.
  const [last, setLast] = useState<{ question: Message; thread: string | null }>();
  const stream = useStream<ChatState, { InterruptType: HumanRequest }>({
    apiUrl: `${location.origin}/api`,
    assistantId: assistant,
    threadId: thread,
    onThreadId: (created) => {
      setLast((asked) => asked && { ...asked, thread: created });
      onThread(created);
    },
    onCustomEvent: (event) => take(event as CallEvent),
  });
  const { values, isLoading, isThreadLoading } = stream;
  const saved = stream.messages;
  const unsaved = last?.thread === thread && !has(saved, last.question) ? last.question : undefined;
  const messages = unsaved === undefined ? saved : [...saved, unsaved];
  const isBefore = unsaved !== undefined || isOfRunBefore(values, messages);
  const kept: Partial<ChatState> = isBefore ? {} : values;
  const isOver = !isLoading && !isThreadLoading;
  const request = isOver ? stream.interrupts[0]?.value : undefined;
  const hasEnded = isOver && request === undefined;
  const send = (question: Message): void => {
    take("new run");
    setLast({ question, thread });
    void stream.submit({ messages: [question] });
  };
  return {
    messages,
    calls: callsOf(kept, isLoading),
    ledger: hasEnded ? (kept.ledger ?? []) : [],
    request,
    isRunning: isLoading,
    isReading: isThreadLoading,
    isUnfinished: hasEnded && isQuestion(messages.at(-1)),
    error: stream.error,
    ask: (content) => send({ type: "human", content, id: crypto.randomUUID() }),
    reply: (resume) => void stream.submit(null, { command: { resume } }),
    continueRun: () => (unsaved === undefined ? void stream.submit(null) : send(unsaved)),
    stop: () => void stream.stop(),
  };
}

/** A run begins with an empty answer. Before that, the state has the answer, calls and proposals of the run before. */
function isOfRunBefore({ answer = "" }: ChatState, messages: readonly Message[]): boolean {
  return answer !== "" && isQuestion(messages.at(-1));
}

function isQuestion(message: Message | undefined): boolean {
  return message?.type === "human";
}

function has(messages: readonly Message[], { id }: Message): boolean {
  return messages.some((message) => message.id === id);
}
