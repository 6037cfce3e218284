import { useChat } from "@ai-sdk/react";
import {
  Conversation,
  Failure,
  QuestionForm,
  type Turn,
  useFollowEnd,
} from "@moagraph/example-chat-parts";
import type { ChatMessage } from "../chat-message.js";
import { failureText } from "./failure-text.js";
import { RunDetails } from "./run-details.js";

/** One conversation. */
export function Chat() {
  const { messages, status, error, sendMessage, stop } = useChat<ChatMessage>();
  const isRunning = status === "submitted" || status === "streaming";
  useFollowEnd();
  return (
    <main>
      <Conversation turns={turnsOf(messages, isRunning)} isWriting={isRunning} />
      {error !== undefined && <Failure text={failureText(error)} />}
      <QuestionForm
        isRunning={isRunning}
        onAsk={(text) => void sendMessage({ text })}
        onStop={() => void stop()}
      />
    </main>
  );
}

function turnsOf(messages: readonly ChatMessage[], isRunning: boolean): Turn[] {
  return messages.map(({ id, role, parts }, index) => ({
    id,
    author: role === "user" ? "human" : "ai",
    text: parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
    details: <RunDetails parts={parts} isRunning={isRunning && index === messages.length - 1} />,
  }));
}
