import type { Fields } from "@moagraph/provider-kit/vendor";

/**
 * A part of a message; LangChain's standard images, of both versions, become `image_url`.
 *
 * @param isAddressToo - Whether images that are addresses do too.
 */
export function asImageUrl(part: Fields, isAddressToo: boolean): Fields {
  if (part["type"] !== "image") return part;
  const url = dataUrlOf(part) ?? (isAddressToo ? addressOf(part) : undefined);
  return url === undefined ? part : { type: "image_url", image_url: { url } };
}

/** The address or data URL of an `image_url`. */
export function imageUrlIn({ image_url: image }: Fields): string | undefined {
  const url = typeof image === "object" && image !== null && "url" in image ? image.url : image;
  return typeof url === "string" ? url : undefined;
}

function addressOf({ url }: Fields): string | undefined {
  return typeof url === "string" ? url : undefined;
}

function dataUrlOf({ data, mimeType, mime_type = mimeType }: Fields): string | undefined {
  const base64 = data instanceof Uint8Array ? Buffer.from(data).toString("base64") : data;
  if (typeof base64 !== "string") return undefined;
  if (typeof mime_type === "string") return `data:${mime_type};base64,${base64}`;
  throw new Error("an image has no MIME type, such as image/png");
}
