import type { Fields } from "@moagraph/provider-kit/vendor";
import { reportedUsage } from "./reported-usage.js";

/**
 * The usage in a reply or a chunk, if it has usable counts. Moonshot sends it in the last choice of
 * a stream, and Groq in `x_groq`.
 */
export function sentUsage(reply: object, choice: object | undefined): unknown {
  const { usage, x_groq: groq } = reply as Fields;
  const places = [
    usage,
    (choice as Fields | undefined)?.["usage"],
    (groq as Fields | null)?.["usage"],
  ];
  return places.find((place) => reportedUsage(place) !== undefined);
}
