import { subjects } from "../fact-base/subjects.js";
import { recall, type SimulatedCall } from "../recall.js";

/** The number of claims in a text, and how many of them the model recalls. */
export interface Agreement {
  readonly claims: number;
  readonly recalled: number;
}

/** How far a text agrees with what the model recalls in this call. */
export function agreement(text: string, call: SimulatedCall): Agreement {
  const claims = subjects.flatMap((subject) => {
    const recalled = recall(subject, call);
    return [...subject.truths, ...subject.falsehoods]
      .filter((claim) => text.includes(claim))
      .map((claim) => recalled.includes(claim));
  });
  return { claims: claims.length, recalled: claims.filter(Boolean).length };
}
