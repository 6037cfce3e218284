import type { ReactNode } from "react";

/** A question or an answer. */
export interface Turn {
  readonly id: string;
  readonly author: "human" | "ai";
  readonly text: string;
  /** What is shown below it. */
  readonly details?: ReactNode;
}

interface ConversationProps {
  readonly turns: readonly Turn[];
  /** Whether the last answer is still being written. */
  readonly isWriting: boolean;
}

const names: Readonly<Record<Turn["author"], string>> = { human: "You", ai: "Answer" };

/** The questions and answers. A screen reader reads an answer when it is complete. */
export function Conversation({ turns, isWriting }: ConversationProps) {
  if (turns.length === 0) return <p className="hint">Ask a question to begin.</p>;
  return (
    <ol className="conversation" aria-label="Conversation" aria-live="polite" aria-busy={isWriting}>
      {turns.map(({ id, author, text, details }) => (
        <li key={id} className={author}>
          <span className="author">{names[author]}</span>
          {/* React shows markup in a text as text. */}
          <div className="text">{text}</div>
          {details}
        </li>
      ))}
    </ol>
  );
}
