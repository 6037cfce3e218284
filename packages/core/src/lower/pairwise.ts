import type { PlannedCall } from "../ask/call/call-request.js";
import type { ProposalPlace } from "../ledger/call-note.js";
import type { Proposal } from "../ledger/proposal.js";
import { callName } from "../spec/flow/call-name.js";
import { keepOf, type RankerSpec } from "../spec/ranker.js";
import { type Compilation, requestFor } from "../runtime/compilation.js";
import type { MoaState, MoaUpdate } from "../runtime/graph-state.js";
import { askVerdict, type VerdictReader } from "../step/reading/judge.js";
import { missingInputOf, type NodeInput, nodeInputOf } from "../step/node-input.js";
import { renumbered } from "../step/renumbered.js";
import { judgedResult, pickedResult, missingInputResult } from "../step/step-result.js";
import { proposalIn } from "../step/proposals-read.js";
import { type Slot, slotsOf } from "../step/slots.js";
import type { Step } from "../step/step.js";
import { numbersNamed } from "../step/reading/verdict-text.js";
import { verdictValue } from "../step/reading/verdict-value.js";
import { proposalsPrompt } from "../step/prompt/proposals-prompt.js";
import type { StepContext } from "../step/step-context.js";
import { unsentCall } from "../ask/unsent-call.js";

const instruction = [
  "Two assistants have each answered the latest message of the user; their answers are listed below.",
  "Do not answer the message yourself, and do not explain.",
  "Judge which answer is better, and reply with its number, 1 or 2, and nothing else.",
]
  .join(" ")
  .concat("\n\nAnswers:");

const structuredInstruction = [
  "Two assistants have each answered the latest message of the user; their answers are listed below.",
  "Do not answer the message yourself, and do not explain.",
  'Judge which answer is better, and reply with {"better": 1} or {"better": 2}, and nothing else.',
]
  .join(" ")
  .concat("\n\nAnswers:");

const firstOrSecond: VerdictReader<0 | 1> = {
  read(reply, shown) {
    if (shown < 2) return undefined;
    const better = verdictValue(reply, "better");
    if (better === 1 || better === 2) return better === 1 ? 0 : 1;
    const named = numbersNamed(reply)?.filter((number) => number === 1 || number === 2);
    if (named?.length !== 1) return undefined;
    return named[0] === 1 ? 0 : 1;
  },
  reminder: (_shown, isStructured) =>
    isStructured
      ? 'Reply with {"better": 1} or {"better": 2}, and nothing else.'
      : "Reply with 1 or 2, and nothing else.",
};

/** One step per pair of slots, and a last step that counts the wins. */
export function lowerPairwise(name: string, node: RankerSpec, compilation: Compilation): Step[] {
  const slots = slotsOf(node.reads, compilation);
  const pairs = pairsOf(slots.length);
  const comparisons = pairs.map(([left, right], index) =>
    comparison(name, node, compilation, {
      slots,
      left,
      right,
      sample: index + 1,
      pairs: pairs.length,
    }),
  );
  const waitsFor = comparisons.map((step) => step.name);
  return [...comparisons, decision(name, node, compilation, { slots, waitsFor })];
}

function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, left) =>
    Array.from({ length: count - left - 1 }, (__, right): [number, number] => [
      left,
      left + right + 1,
    ]),
  ).flat();
}

interface Pair {
  readonly slots: readonly Slot[];
  readonly left: number;
  readonly right: number;
  readonly sample: number;
  readonly pairs: number;
}

function comparison(
  name: string,
  node: RankerSpec,
  compilation: Compilation,
  { slots, left, right, sample, pairs }: Pair,
): Step {
  const planned = { node: name, sample, model: node.model, isAnswer: false };
  return {
    name: callName(name, sample, pairs),
    node: name,
    sample,
    async run(context) {
      const { state } = context;
      const input = nodeInputOf(name, node.reads, state, compilation);
      if ("missing" in input) return missingInputResult(planned, input, context, compilation);
      const two = [slots[left], slots[right]].flatMap((slot) => proposalIn(slot, state) ?? []);
      const isDecided = input.proposals.length <= keepOf(node);
      if (two.length < 2 || isDecided) {
        return judgedResult(
          { passedOn: [], calls: [unsentCall(planned, { status: "ok" }, context)] },
          context,
        );
      }
      const pair = { proposals: two, notes: input.notes };
      const { better, update } = await compare(pair, node, compilation, { planned, context });
      const winner = [left, right].find((place) => isAt(slots[place], better)) ?? null;
      return { ...update, verdicts: [{ node: name, sample, winner }] };
    },
  };
}

async function compare(
  input: NodeInput,
  node: RankerSpec,
  compilation: Compilation,
  { planned, context }: { readonly planned: PlannedCall; readonly context: StepContext },
): Promise<{ better: ProposalPlace | undefined; update: MoaUpdate }> {
  const writePrompt = proposalsPrompt(
    { node: planned.node, settings: node, instruction, structuredInstruction, input },
    context,
    compilation,
  );
  const request = requestFor(compilation, { planned, context, writePrompt });
  const { value: verdict, calls, last } = await askVerdict(request, firstOrSecond);
  const better = verdict === undefined ? undefined : last.prompt.proposals[verdict];
  return { better, update: judgedResult({ passedOn: [], calls }, context) };
}

function isAt(slot: Slot | undefined, place: ProposalPlace | undefined): boolean {
  return slot?.node === place?.node && slot?.sample === place?.sample;
}

function decision(
  name: string,
  node: RankerSpec,
  compilation: Compilation,
  { slots, waitsFor }: { readonly slots: readonly Slot[]; readonly waitsFor: readonly string[] },
): Step {
  const isAnswer = compilation.graph.output === name;
  // Numbered after all comparisons, so that its ledger line replaces none of theirs.
  const planned = { node: name, sample: waitsFor.length + 1, model: node.model, isAnswer };
  return {
    // Node names cannot contain `~`, so this name is free.
    name: `${name}~decision`,
    node: name,
    sample: waitsFor.length + 1,
    ...(waitsFor.length === 0 ? {} : { waitsFor }),
    async run(context) {
      const { state } = context;
      const input = nodeInputOf(name, node.reads, state, compilation);
      const best = "missing" in input ? [] : mostWins(name, node, slots, state);
      const judged = { passedOn: renumbered(name, best), calls: [] };
      if (!isAnswer) return judgedResult(judged, context);
      if (best.length > 0) return pickedResult(name, judged, context, compilation);
      const missing = "missing" in input ? input : missingInputOf(name, [name], state, compilation);
      return missingInputResult(planned, missing, context, compilation);
    },
  };
}

/**
 * The proposals with the most wins; of equals, the earlier ones. Without any verdict: all or none.
 */
function mostWins(
  name: string,
  node: RankerSpec,
  slots: readonly Slot[],
  state: MoaState,
): Proposal[] {
  const candidates = slots.flatMap((slot, place) => {
    const proposal = proposalIn(slot, state);
    return proposal === undefined ? [] : [{ proposal, place }];
  });
  const proposals = candidates.map(({ proposal }) => proposal);
  if (candidates.length <= keepOf(node)) return proposals;
  const verdicts = state.verdicts.filter((verdict) => verdict.node === name);
  if (!verdicts.some(({ winner }) => winner !== null)) {
    return node.onUnclear === "keep-all" ? proposals : [];
  }
  const winsOf = (place: number): number =>
    verdicts.filter(({ winner }) => winner === place).length;
  return candidates
    .toSorted((a, b) => winsOf(b.place) - winsOf(a.place))
    .slice(0, keepOf(node))
    .map(({ proposal }) => proposal);
}
