import type { BaseMessage } from "@langchain/core/messages";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { withContent } from "./conversation.js";

/** A conversation whose images are replaced by a short text. */
export interface ConversationWithoutImages {
  /** The same array if there is no image. */
  readonly messages: BaseMessage[];
  /** Number of images that were replaced. */
  readonly images: number;
}

/** What a model that takes no images gets instead of one. */
const placeholder = { type: "text", text: "[image: not shown]" } as const;

/** The conversation for a model that takes no images. All such models of a run share it. */
export const withoutImages: (messages: BaseMessage[]) => ConversationWithoutImages =
  memoizeByObject((messages: BaseMessage[]) => {
    let images = 0;
    const copies = messages.map((message) => {
      const { content } = message;
      if (typeof content === "string" || !content.some(isImage)) return message;
      images += content.filter(isImage).length;
      return withContent(
        message,
        content.map((part) => (isImage(part) ? placeholder : part)),
      );
    });
    return { messages: images === 0 ? messages : copies, images };
  });

/** Whether a part of a message is an image, in LangChain's forms or those of a vendor. */
function isImage(part: object): boolean {
  const { type, mimeType, mime_type = mimeType }: Readonly<Record<string, unknown>> = { ...part };
  if (type === "image_url" || type === "image" || type === "input_image") return true;
  return typeof mime_type === "string" && mime_type.startsWith("image/");
}
