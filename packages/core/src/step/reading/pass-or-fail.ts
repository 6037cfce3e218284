import type { VerdictReader } from "./judge.js";
import { isPassed } from "./verdict-text.js";
import { verdictValue } from "./verdict-value.js";

/** Reads a verdict that is PASS or FAIL: whether it is PASS. */
export const passOrFail: VerdictReader<boolean> = {
  read(reply) {
    const verdict = verdictValue(reply, "verdict");
    return verdict === "PASS" || verdict === "FAIL" ? verdict === "PASS" : isPassed(reply);
  },
  reminder: (_shown, isStructured) =>
    isStructured
      ? 'Reply with {"verdict":"PASS"} or {"verdict":"FAIL"}, and nothing else.'
      : "Reply with the one word PASS or FAIL, and nothing else.",
};
