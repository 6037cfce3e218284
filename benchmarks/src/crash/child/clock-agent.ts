import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { createAgent, tool } from "langchain";
import { z } from "zod";

const clock = tool(() => "It is noon.", {
  name: "clock",
  description: "The time of day.",
  schema: z.object({}),
});

/** LangChain's agent with one tool. */
export function clockAgent(model: BaseChatModel): ReturnType<typeof createAgent> {
  return createAgent({ model, tools: [clock] });
}
