import { AIMessage, type AIMessageFields } from "@langchain/core/messages";
import type { ChatGeneration, Generation } from "@langchain/core/outputs";
import { z } from "zod";
import type { Reply } from "../call/reply.js";

const tokens = z.number().min(0);

const usage = z.looseObject({ input_tokens: tokens, output_tokens: tokens, total_tokens: tokens });

/** Some caches keep texts only; what they lose of a message is not worth losing the answer. */
const generation = z.object({
  text: z.string().regex(/\S/),
  message: z
    .object({
      id: z.string().optional().catch(undefined),
      usage_metadata: usage.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** A reply as LangChain's caches store it. */
export function toGenerations({ id, text, usage: usage_metadata }: Reply): Generation[] {
  const message = new AIMessage({ content: text, id, usage_metadata } as AIMessageFields);
  const stored: ChatGeneration = { text, message };
  return [stored];
}

/**
 * The reply in what a cache gave.
 *
 * @throws {Error} if there is none in it, or a blank one.
 */
export function replyIn(found: readonly Generation[]): Reply {
  const { success, data } = generation.safeParse(found[0]);
  if (!success) throw new Error("It gave something that is no reply.");
  const { text, message } = data;
  return { id: message?.id, text, usage: message?.usage_metadata };
}
