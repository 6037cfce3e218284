import type { Message } from "@langchain/langgraph-sdk";
import { useStream } from "@langchain/langgraph-sdk/react";
import type { Call, CallEvent, HumanReply, HumanRequest, Proposal } from "@moagraph/core";
import { CallList } from "./call-list.js";
import { useCallsOfRun } from "./calls-of-run.js";
import { ChoiceForm } from "./choice-form.js";
import { Conversation } from "./conversation.js";
import { Failure } from "./failure.js";
import { QuestionForm } from "./question-form.js";
import { Unfinished } from "./unfinished.js";
import { UsageLine } from "./usage-line.js";
import { useFollowEnd } from "./follow-end.js";

/** What the page shows of the state of a graph. `proposals` and `ledger` are those of the last run. */
interface ChatState extends Record<string, unknown> {
  messages: Message[];
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
  const stream = useStream<ChatState, { InterruptType: HumanRequest }>({
    apiUrl: `${location.origin}/api`,
    assistantId: assistant,
    threadId: thread,
    onThreadId: onThread,
    onCustomEvent: (event) => take(event as CallEvent),
  });
  const { values, messages, interrupts, isLoading, isThreadLoading, error } = stream;

  const ask = (content: string): void => {
    const question: Message = { type: "human", content, id: crypto.randomUUID() };
    take("new run");
    void stream.submit(
      { messages: [question] },
      { optimisticValues: (shown) => ({ messages: [...(shown.messages ?? []), question] }) },
    );
  };
  const reply = (resume: HumanReply): void => void stream.submit(null, { command: { resume } });
  const goOn = (): void => void stream.submit(null);

  const request = isLoading ? undefined : interrupts[0]?.value;
  const isUnfinished = !isLoading && request === undefined && interrupts.length > 0;
  const isAnswered = !isLoading && interrupts.length === 0;
  const calls = callsOf(values, isLoading);
  useFollowEnd();

  return (
    <main>
      <Conversation messages={messages} isWriting={isLoading} />
      {calls.length > 0 && <CallList calls={calls} isRunning={isLoading} />}
      {isAnswered && <UsageLine ledger={values.ledger ?? []} />}
      {isUnfinished && <Unfinished onContinue={goOn} />}
      <Failure error={error} />
      {request === undefined ? (
        <QuestionForm
          isRunning={isLoading}
          isDisabled={isThreadLoading}
          onAsk={ask}
          onStop={() => void stream.stop()}
        />
      ) : (
        <ChoiceForm request={request} onReply={reply} />
      )}
    </main>
  );
}
