import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { type Fields, fieldsOf } from "@moagraph/provider-kit/vendor";
import { asImageUrl, imageUrlIn } from "./as-image-url.js";

/** What the content of messages can have. Other parts are refused. */
export interface SentParts {
  /** The types of parts that the class sends. @defaultValue the class checks them */
  readonly types?: readonly string[];
  /** Whether an image can be an address that the vendor loads. */
  readonly isImageLoaded: boolean;
}

/**
 * The messages with images as `image_url`, the one form that all classes send.
 *
 * @param parts - Without them, the class gets images that are addresses unchanged, and checks parts.
 * @throws {Error} If a part is none that the vendor takes. Replies of models are not checked.
 */
export function sentMessages(
  messages: readonly BaseMessage[],
  parts: SentParts | undefined,
): BaseMessage[] {
  return messages.map((message) => {
    if (AIMessage.isInstance(message) || typeof message.content === "string") return message;
    const content = message.content.map((part) =>
      asImageUrl(fieldsOf(part) ?? {}, parts !== undefined),
    );
    if (parts !== undefined) for (const part of content) checkPart(part, parts);
    const { output_version: _, ...response_metadata } = message.response_metadata;
    const copy = Object.create(Object.getPrototypeOf(message) as BaseMessage) as BaseMessage;
    return Object.assign(copy, message, { content, response_metadata });
  });
}

function checkPart(part: Fields, { types, isImageLoaded }: SentParts): void {
  const { type } = part;
  if (types?.includes(String(type)) === false) {
    throw new Error(`a part of the type ${JSON.stringify(type)} is not accepted`);
  }
  if (type !== "image_url" || isImageLoaded) return;
  if (!/^data:[^,]{1,200};base64,/.test(imageUrlIn(part) ?? "")) {
    throw new Error("an image must be a data URL in base64, not an address");
  }
}
