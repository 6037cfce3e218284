import { UsageError } from "../errors/usage-error.js";
import type { Conversation } from "./conversation.js";

/** One message, in LangChain's form. */
type Message = [role: "human" | "ai", text: string];

/** Makes an empty conversation that ends with the process. */
export function memoryConversation(): Conversation {
  let messages: readonly Message[] = [];
  const asking = (question: string): Message[] => [...messages, ["human", question]];
  return {
    ask: async (question) => ({ messages: asking(question) }),
    resume: async () => {
      throw notKept();
    },
    keep(question, answer) {
      messages = [...asking(question), ["ai", answer]];
    },
    clear: async () => {
      messages = [];
    },
    offer: () => undefined,
  };
}

function notKept(): UsageError {
  return new UsageError({
    code: "NOTHING_TO_RESUME",
    message: "This conversation is not kept, so there is nothing to continue.",
    hint: "Ask the question again. With --thread ID, a conversation is kept.",
  });
}
