import type { Message } from "@langchain/langgraph-sdk";
import { useStream } from "@langchain/langgraph-sdk/react";
import type { Call, CallEvent, HumanReply, HumanRequest, Proposal } from "@moagraph/core";
import {
  CallList,
  Conversation,
  Failure,
  QuestionForm,
  UsageLine,
  useFollowEnd,
} from "@moagraph/example-chat-parts";
import { sumUsage } from "@moagraph/core/graph";
import { useState } from "react";
import { ChoiceForm } from "./choice-form.js";
import { failureText } from "./failure-text.js";
import { turnsOf } from "./turns.js";
import { Unfinished } from "./unfinished.js";
import { useCallsOfRun } from "./use-calls-of-run.js";

/** What the page shows of the state of a graph. */
interface ChatState extends Record<string, unknown> {
  messages: Message[];
  answer?: string;
  proposals?: Proposal[];
  ledger?: Call[];
}

interface ChatProps {
  readonly assistant: string;
  readonly thread: string | null;
  /** Receives the id of the thread that the first question creates. */
  readonly onThread: (thread: string) => void;
}

/** One conversation with a graph. */
export function Chat({ assistant, thread, onThread }: ChatProps) {
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
  const { values, messages, interrupts, isLoading, isThreadLoading, error } = stream;

  const unsaved = last?.thread === thread && !has(messages, last.question) ? last.question : null;
  const shown = unsaved === null ? messages : [...messages, unsaved];
  const kept: Partial<ChatState> = isOfRunBefore(values, shown) ? {} : values;

  const send = (question: Message): void => {
    take("new run");
    setLast({ question, thread });
    void stream.submit({ messages: [question] });
  };
  const ask = (content: string): void => send({ type: "human", content, id: crypto.randomUUID() });
  const continueRun = (): void => (unsaved === null ? void stream.submit(null) : send(unsaved));
  const reply = (resume: HumanReply): void => void stream.submit(null, { command: { resume } });

  const isOver = !isLoading && !isThreadLoading;
  const request = isOver ? interrupts[0]?.value : undefined;
  const waitsForPerson = request !== undefined;
  const isUnfinished = isOver && !waitsForPerson && isQuestion(shown.at(-1));
  const hasUsage = isOver && !waitsForPerson && (kept.ledger?.length ?? 0) > 0;
  const failure = failureText(error);
  const calls = callsOf(kept, isLoading);
  useFollowEnd();

  return (
    <main>
      <Conversation turns={turnsOf(shown)} isWriting={isLoading} />
      {calls.length > 0 && <CallList calls={calls} isRunning={isLoading} />}
      {hasUsage && <UsageLine {...sumUsage(kept.ledger ?? [])} />}
      {failure !== undefined && <Failure text={failure} />}
      {isUnfinished && <Unfinished onContinue={continueRun} />}
      {waitsForPerson ? (
        <ChoiceForm request={request} onReply={reply} />
      ) : (
        <QuestionForm
          isRunning={isLoading}
          isDisabled={isThreadLoading}
          onAsk={ask}
          onStop={() => void stream.stop()}
        />
      )}
    </main>
  );
}

/** A run begins with an empty answer. Before that, the state has the answer, calls and proposals of the run before. */
function isOfRunBefore({ answer = "" }: ChatState, shown: readonly Message[]): boolean {
  return answer !== "" && isQuestion(shown.at(-1));
}

function has(messages: readonly Message[], { id }: Message): boolean {
  return messages.some((message) => message.id === id);
}

function isQuestion(message: Message | undefined): boolean {
  return message?.type === "human";
}
