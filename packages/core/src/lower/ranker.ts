import type { PlannedCall } from "../ask/call/call-request.js";
import type { ProposalPlace } from "../ledger/call-note.js";
import type { Proposal } from "../ledger/proposal.js";
import { keepOf, type RankerSpec } from "../spec/ranker.js";
import type { Lowering } from "./lowering.js";
import { type Compilation, requestFor } from "../runtime/compilation.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import { askVerdict, type VerdictReader } from "../step/reading/judge.js";
import { lowerPairwise } from "./pairwise.js";
import { type NodeInput, nodeInputOf } from "../step/node-input.js";
import { renumbered } from "../step/renumbered.js";
import {
  type Judged,
  judgedResult,
  pickedResult,
  missingInputResult,
} from "../step/step-result.js";
import { numbersIn } from "../step/reading/numbers-in.js";
import { proposalsPrompt } from "../step/prompt/proposals-prompt.js";
import type { StepContext } from "../step/step-context.js";
import { unsentCall } from "../ask/unsent-call.js";

/** A ranker asks once about all proposals, or once per pair. */
export const lowerRanker: Lowering<"ranker"> = (name, node, compilation) =>
  node.method === "pairwise"
    ? lowerPairwise(name, node, compilation)
    : [
        {
          name,
          node: name,
          run: (context) => rankList(name, node, compilation, context),
        },
      ];

async function rankList(
  name: string,
  node: RankerSpec,
  compilation: Compilation,
  context: StepContext,
): Promise<MoaUpdate> {
  const isAnswer = compilation.graph.output === name;
  const planned = { node: name, sample: 1, model: node.model, isAnswer: false };
  const input = nodeInputOf(name, node.reads, context.state, compilation);
  if ("missing" in input) {
    return missingInputResult({ ...planned, isAnswer }, input, context, compilation);
  }
  const judged =
    input.proposals.length <= keepOf(node)
      ? keptAll(name, input.proposals, planned, context)
      : await askForBest(name, node, input, compilation, { planned, context });
  return isAnswer
    ? pickedResult(name, judged, context, compilation)
    : judgedResult(judged, context);
}

function keptAll(
  name: string,
  proposals: readonly Proposal[],
  planned: PlannedCall,
  context: StepContext,
): Judged {
  return {
    passedOn: renumbered(name, proposals),
    calls: [unsentCall(planned, { status: "ok" }, context)],
  };
}

async function askForBest(
  name: string,
  node: RankerSpec,
  input: NodeInput,
  compilation: Compilation,
  { planned, context }: { readonly planned: PlannedCall; readonly context: StepContext },
): Promise<Judged> {
  const keep = keepOf(node);
  const { proposals } = input;
  const instruction = listInstruction(asText(keep));
  const structuredInstruction = listInstruction(asJson(keep));
  const showing = { node: name, settings: node, instruction, structuredInstruction, input };
  const writePrompt = proposalsPrompt(showing, context, compilation);
  const request = requestFor(compilation, { planned, context, writePrompt });
  const { value: verdict, calls, last } = await askVerdict(request, bestOf(keep));
  if (verdict !== undefined) {
    const best = verdict.flatMap((number) => at(last.prompt.proposals[number - 1], proposals));
    return { passedOn: renumbered(name, best), calls };
  }
  const keepsAll = node.onUnclear === "keep-all" && last.call.error?.code === "UNCLEAR_VERDICT";
  const passedOn = keepsAll ? renumbered(name, proposals) : [];
  return { passedOn, calls, cause: last.cause };
}

/** The proposal in a place, as it was before it was truncated for the prompt. */
function at(place: ProposalPlace | undefined, proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter(({ node, sample }) => node === place?.node && sample === place.sample);
}

function asText(keep: number): string {
  return keep === 1
    ? "the number of the best one"
    : `the numbers of the best ${keep}, best first, separated by commas`;
}

function asJson(keep: number): string {
  return keep === 1
    ? 'the number of the best one as {"best": [number]}'
    : `the numbers of the best ${keep}, best first, as {"best": [number, …]}`;
}

function listInstruction(wanted: string): string {
  return [
    "Several assistants have each answered the latest message of the user; their answers are listed below.",
    "Do not answer the message yourself, and do not explain.",
    `Judge which answers are best, and reply with ${wanted} and nothing else.`,
  ]
    .join(" ")
    .concat("\n\nAnswers:");
}

/** Reads the numbers of answers in a reply. More or fewer than wanted count as unclear. */
function bestOf(keep: number): VerdictReader<number[]> {
  return {
    read(reply, shown) {
      const numbers = numbersIn(reply, "best");
      const named = numbers?.filter((number) => number >= 1 && number <= shown);
      return named?.length === Math.min(keep, shown) ? named : undefined;
    },
    reminder(shown, isStructured) {
      const count = keep === 1 ? "one number" : `${keep} numbers`;
      const form = isStructured ? ' as {"best": [number]}' : "";
      return `Reply with ${count} from 1 to ${shown}${form}, and nothing else.`;
    },
  };
}
