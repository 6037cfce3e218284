import {
  CallList,
  Conversation,
  Failure,
  QuestionForm,
  UsageLine,
  useFollowEnd,
} from "@moagraph/example-chat-parts";
import { sumUsage } from "@moagraph/core/graph";
import { ChoiceForm } from "./choice-form.js";
import { failureText } from "./failure-text.js";
import { turnsOf } from "./turns.js";
import { Unfinished } from "./unfinished.js";
import { type ConversationPlace, useConversation } from "./use-conversation.js";

/** One conversation with a graph. */
export function Chat(place: ConversationPlace) {
  const { messages, calls, ledger, request, isRunning, ...chat } = useConversation(place);
  const failure = failureText(chat.error);
  useFollowEnd();
  return (
    <main>
      <Conversation turns={turnsOf(messages)} isWriting={isRunning} />
      {calls.length > 0 && <CallList calls={calls} isRunning={isRunning} />}
      {ledger.length > 0 && <UsageLine {...sumUsage(ledger)} />}
      {failure !== undefined && <Failure text={failure} />}
      {chat.isUnfinished && <Unfinished onContinue={chat.continueRun} />}
      {request === undefined ? (
        <QuestionForm
          isRunning={isRunning}
          isDisabled={chat.isReading}
          onAsk={chat.ask}
          onStop={chat.stop}
        />
      ) : (
        <ChoiceForm request={request} onReply={chat.reply} />
      )}
    </main>
  );
}
