import type { Lowering } from "./lowering.js";
import { requestFor } from "../runtime/compilation.js";
import { askVerdict, type VerdictReader } from "../step/judge.js";
import { judgedResult, pickedResult } from "../step/step-result.js";
import { proposalsPrompt } from "../step/proposals-prompt.js";
import { slotSteps } from "../step/slot-steps.js";

const instruction = [
  "Another assistant has answered the latest message of the user; its answer is below.",
  "Do not answer the message yourself. Check whether the answer is correct and does what the message asks.",
  "Begin your reply with the one word PASS if it is, or FAIL if it is not.",
]
  .join(" ")
  .concat("\n\nAnswer:");

/** Reads the first word of a reply. With the other word after it in the same case, it is unclear. */
const passOrFail: VerdictReader<boolean> = {
  read(reply) {
    const word = /^[\s"'*_#`]*(pass|fail)(?:ed|s)?\b/i.exec(reply)?.[1];
    if (word === undefined) return undefined;
    const isPass = word.toLowerCase() === "pass";
    const other = inCaseOf(word, isPass ? "fail" : "pass");
    return new RegExp(`\\b${other}(?:ed|s)?\\b`).test(reply) ? undefined : isPass;
  },
  reminder: () => "Reply with the one word PASS or FAIL, and nothing else.",
};

function inCaseOf(model: string, word: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  if (model === model.toLowerCase()) return word;
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** A verifier asks about each proposal separately, and passes on those found correct. */
export const lowerVerifier: Lowering<"verifier"> = (name, node, compilation) =>
  slotSteps(name, node, compilation, async (input, planned, context) => {
    const writePrompt = proposalsPrompt(
      { node: name, settings: node, instruction, input },
      context,
      compilation,
    );
    const request = requestFor(compilation, { planned, context, writePrompt });
    const { verdict, calls, last } = await askVerdict(request, passOrFail);
    const isKept = verdict ?? (node.onUnclear === "keep" && isUnclear(last.call.error?.code));
    const passedOn = isKept ? [{ ...input.proposals[0], node: name, sample: planned.sample }] : [];
    const judged = { passedOn, calls, cause: last.cause };
    if (compilation.graph.output === name) return pickedResult(name, judged, context, compilation);
    return judgedResult(judged, context);
  });

function isUnclear(code: string | undefined): boolean {
  return code === "UNCLEAR_VERDICT";
}
