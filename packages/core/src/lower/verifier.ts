import type { Lowering } from "./lowering.js";
import { requestFor } from "../runtime/compilation.js";
import { askVerdict } from "../step/reading/judge.js";
import { passOrFail } from "../step/reading/pass-or-fail.js";
import { judgedResult, pickedResult } from "../step/step-result.js";
import { proposalsPrompt } from "../step/prompt/proposals-prompt.js";
import { slotSteps } from "../step/slot-steps.js";

const instruction = [
  "Another assistant has answered the latest message of the user; its answer is below.",
  "Do not answer the message yourself. Check whether the answer is correct and does what the message asks.",
  "Begin your reply with the one word PASS if it is, or FAIL if it is not.",
]
  .join(" ")
  .concat("\n\nAnswer:");

const structuredInstruction = [
  "Another assistant has answered the latest message of the user; its answer is below.",
  "Do not answer the message yourself. Check whether the answer is correct and does what the message asks.",
  'Reply with {"verdict":"PASS"} if it is and does, or with {"verdict":"FAIL"} if not.',
]
  .join(" ")
  .concat("\n\nAnswer:");

/** A verifier asks about each proposal separately, and passes on those found correct. */
export const lowerVerifier: Lowering<"verifier"> = (name, node, compilation) =>
  slotSteps(name, node, compilation, async (input, planned, context) => {
    const writePrompt = proposalsPrompt(
      { node: name, settings: node, instruction, structuredInstruction, input },
      context,
      compilation,
    );
    const request = requestFor(compilation, { planned, context, writePrompt });
    const { value: verdict, calls, last } = await askVerdict(request, passOrFail);
    const isKept = verdict ?? (node.onUnclear === "keep" && isUnclear(last.call.error?.code));
    const passedOn = isKept ? [{ ...input.proposals[0], node: name, sample: planned.sample }] : [];
    const judged = { passedOn, calls, cause: last.cause };
    if (compilation.graph.output === name) return pickedResult(name, judged, context, compilation);
    return judgedResult(judged, context);
  });

function isUnclear(code: string | undefined): boolean {
  return code === "UNCLEAR_VERDICT";
}
