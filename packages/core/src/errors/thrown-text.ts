import { typeName } from "@moagraph/provider-kit";

/** The message of a thrown value. JavaScript can throw anything. */
export function thrownText(thrown: unknown): string {
  if (typeof thrown !== "object" || thrown === null) return String(thrown);
  const { message } = thrown as { readonly message?: unknown };
  if (typeof message === "string") return message;
  if (typeof message === "number") return String(message);
  const keys = Object.keys(thrown)
    .slice(0, 5)
    .map((key) => `\`${key}\``);
  const found = keys.length === 0 ? typeName(thrown) : `an object with ${keys.join(", ")}`;
  return `Not an error with a message, but ${found} was thrown.`;
}
