/** One message, in LangChain's form. */
type Turn = [role: "human" | "ai", text: string];

/** The conversation so far. Questions without an answer are not part of it. */
export interface Conversation {
  /** The conversation, followed by the question. */
  asking(question: string): Turn[];
  /** Adds a question with its answer. */
  keep(question: string, answer: string): void;
  clear(): void;
}

/** Makes an empty conversation. */
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
