import { withSystemText } from "../call/conversation.js";
import { synthesisPrompt } from "../call/synthesis-prompt.js";
import { type Lowering, requestFor } from "./compilation.js";
import { instructionOf } from "./instruction.js";
import { askVerdict, type VerdictReader } from "./judge.js";
import { settleJudged, settlePicked } from "./settle.js";
import { slotSteps } from "./slot-steps.js";

const instruction = [
  "Another assistant has answered the latest message of the user; its answer is below.",
  "Do not answer the message yourself. Check whether the answer is correct and does what the message asks.",
  "Begin your reply with the one word PASS if it is, or FAIL if it is not.",
]
  .join(" ")
  .concat("\n\nAnswer:");

const passOrFail: VerdictReader<boolean> = {
  read(reply) {
    const word = /^[\s"'*_#`]*(pass|fail)(?:ed|s)?\b/i.exec(reply)?.[1];
    return word === undefined ? undefined : word.toLowerCase() === "pass";
  },
  reminder: "Reply with the one word PASS or FAIL, and nothing else.",
};

/** A verifier asks about each proposal by itself, and passes on those found correct. */
export const lowerVerifier: Lowering<"verifier"> = (name, node, compilation) =>
  slotSteps(name, node, compilation, async (proposal, planned, settling) => {
    const { state } = settling;
    const input = { messages: state.messages, proposals: [proposal] };
    const text = await instructionOf(node, instruction, input, compilation.options);
    const messages = withSystemText(state.messages, synthesisPrompt(text, [proposal]));
    const request = requestFor(compilation, node, { planned, messages, ...settling });
    const { verdict, calls, last } = await askVerdict(request, passOrFail);
    const isKept = verdict ?? (node.onUnclear === "keep" && isUnclear(last.call.error?.code));
    const passedOn = isKept ? [{ ...proposal, node: name, sample: planned.sample }] : [];
    const judged = { passedOn, calls, cause: last.cause };
    if (compilation.graph.output === name) return settlePicked(name, judged, settling);
    return settleJudged(judged, settling);
  });

function isUnclear(code: string | undefined): boolean {
  return code === "UNCLEAR_VERDICT";
}
