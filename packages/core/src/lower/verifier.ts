import { type Lowering, requestFor } from "../runtime/compilation.js";
import { askVerdict, type VerdictReader } from "../step/judge.js";
import { settleJudged, settlePicked } from "../step/step-result.js";
import { showProposals } from "../step/show-proposals.js";
import { slotSteps } from "../step/slot-steps.js";

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
  reminder: () => "Reply with the one word PASS or FAIL, and nothing else.",
};

/** A verifier asks about each proposal by itself, and passes on those found correct. */
export const lowerVerifier: Lowering<"verifier"> = (name, node, compilation) =>
  slotSteps(name, node, compilation, async (reading, planned, site) => {
    const show = showProposals(
      { node: name, settings: node, instruction, reading },
      site,
      compilation,
    );
    const request = requestFor(compilation, { planned, site, show });
    const { verdict, calls, last } = await askVerdict(request, passOrFail);
    const isKept = verdict ?? (node.onUnclear === "keep" && isUnclear(last.call.error?.code));
    const passedOn = isKept
      ? [{ ...reading.proposals[0], node: name, sample: planned.sample }]
      : [];
    const judged = { passedOn, calls, cause: last.cause };
    if (compilation.graph.output === name) return settlePicked(name, judged, site, compilation);
    return settleJudged(judged, site);
  });

function isUnclear(code: string | undefined): boolean {
  return code === "UNCLEAR_VERDICT";
}
