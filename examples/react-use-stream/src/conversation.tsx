import type { Message } from "@langchain/langgraph-sdk";

interface ConversationProps {
  readonly messages: readonly Message[];
  /** Whether the last message is still being written. */
  readonly isWriting: boolean;
}

const authors: Readonly<Record<string, string>> = { human: "You", ai: "Answer" };

/** The questions and answers. A screen reader reads an answer when it is complete. */
export function Conversation({ messages, isWriting }: ConversationProps) {
  const shown = messages
    .map(({ id, type, content }) => ({ id, type, text: textOf(content) }))
    .filter(({ type, text }) => type in authors && text !== "");
  if (shown.length === 0 && !isWriting) return <p className="hint">Ask a question to begin.</p>;
  return (
    <ol className="conversation" aria-label="Conversation" aria-live="polite" aria-busy={isWriting}>
      {shown.map(({ id, type, text }, index) => (
        <li key={id ?? index} className={type}>
          <span className="author">{authors[type]}</span>
          {/* React shows markup in a text as text. */}
          <div className="text">{text}</div>
        </li>
      ))}
    </ol>
  );
}

function textOf(content: Message["content"]): string {
  if (typeof content === "string") return content;
  return content.map((block) => (block.type === "text" ? block.text : "")).join("");
}
