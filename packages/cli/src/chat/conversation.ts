/** One side's words, as LangChain takes them. */
type Turn = [role: "human" | "ai", text: string];

/** What was said so far. A question that was not answered is no part of it. */
export interface Conversation {
  /** All that was said, and the question behind it. */
  asking(question: string): Turn[];
  /** Keeps a question with its answer. */
  keep(question: string, answer: string): void;
  clear(): void;
}

/** A conversation in which nothing was said. */
export function createConversation(): Conversation {
  let turns: readonly Turn[] = [];
  const asking = (question: string): Turn[] => [...turns, ["human", question]];
  return {
    asking,
    keep(question, answer) {
      turns = [...asking(question), ["ai", answer]];
    },
    clear() {
      turns = [];
    },
  };
}
