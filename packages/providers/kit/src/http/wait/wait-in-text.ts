import { durationMs } from "./duration-ms.js";
import { sensibleWait } from "./retry-after-ms.js";

const number = String.raw`\d{1,9}(?:\.\d{1,9})?`;
const unit = String.raw`(?:milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|days?|[smhd])\b`;
const amount = String.raw`${number} ?${unit}(?:(?:,| and)? ?${number} ?${unit}){0,3}`;
const sentence = new RegExp(
  String.raw`\b(?:(?:re)?try(?:ing)?|available|resets?|wait(?:ing)?|back)(?: again)?(?: (?:in|after|for|at least|another|about))*:? (${amount})`,
  "i",
);
const compound = new RegExp(String.raw`${number} ?[a-z]+`, "gi");

/**
 * The wait that a sentence names, in milliseconds: "Please try again in 1m2.5s", "retry after 20
 * seconds".
 */
export function waitInText(text: string): number | undefined {
  // `1m2.5s` has no end of a word after its `m`.
  const spaced = text.slice(0, 4_000).replaceAll(/(\d[a-z]{1,2})(?=\d)/gi, "$1 ");
  const found = sentence.exec(spaced)?.[1]?.match(compound)?.join(" ");
  return sensibleWait(durationMs(found, 1_000));
}
