import type { Call, HumanNote, HumanReply, MoaApp, Proposal } from "@moagraph/core";
import { UsageError } from "../../errors/usage-error.js";
import type { StoppedRun } from "./stopped-run.js";

/** The `model` of a text that a person wrote. */
const model = "human";

/** What a reply changes: all proposals, and the lines of the calls that it concerns. */
interface ChangedRun {
  readonly proposals: readonly Proposal[];
  readonly ledger: readonly Call[];
}

/**
 * Changes the proposals of a run that has stopped, and notes in its ledger what a person did:
 *
 * - A choice leaves the nodes only this proposal.
 * - A choice with a text replaces the text of this proposal.
 * - A text is one more proposal.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if there is no such proposal.
 */
export async function replyToStop(app: MoaApp, stop: StoppedRun, reply: HumanReply): Promise<void> {
  const { Overwrite } = await import("@langchain/langgraph");
  const { proposals, ledger } = changedRun(stop, reply);
  const update = { proposals: new Overwrite([...proposals]), ledger: [...ledger] };
  await app.updateState(stop.config, update);
}

function changedRun(stop: StoppedRun, { choice, text }: HumanReply): ChangedRun {
  if (choice === undefined) return added(stop, text ?? "");
  const chosen = stop.shown[choice - 1];
  if (chosen === undefined) throw noProposal(choice, stop.shown.length);
  if (text !== undefined && text !== chosen.text) return edited(stop, chosen, text);
  const proposals = stop.proposals.filter((each) => each === chosen || !stop.shown.includes(each));
  return { proposals, ledger: noted(stop, chosen, "chose") };
}

function edited(stop: StoppedRun, chosen: Proposal, text: string): ChangedRun {
  const written = writtenAt(chosen, text);
  const proposals = stop.proposals.map((each) => (each === chosen ? written : each));
  return { proposals, ledger: noted(stop, chosen, "edited") };
}

function added({ shown, reads, proposals, ledger }: StoppedRun, text: string): ChangedRun {
  const node = shown.at(-1)?.node ?? reads.at(-1);
  if (node === undefined) throw readsNothing();
  const samples = proposals.filter((each) => each.node === node).map((each) => each.sample);
  const place = { node, sample: Math.max(0, ...samples) + 1 };
  const line = unsentLine(place, Math.max(0, ...ledger.map(({ settledMs }) => settledMs)));
  return { proposals: [...proposals, writtenAt(place, text)], ledger: [line] };
}

interface Place {
  readonly node: string;
  readonly sample: number;
}

function writtenAt({ node, sample }: Place, text: string): Proposal {
  return { node, sample, model, text, usage: { inputTokens: 0, outputTokens: 0 } };
}

/** The ledger line of a text that a person wrote. */
function unsentLine(place: Place, atMs: number): Call {
  return {
    ...place,
    model,
    attempt: 0,
    status: "ok",
    startedMs: atMs,
    firstTokenMs: null,
    settledMs: atMs,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    usageSource: "reported",
    notes: [{ type: "human", action: "wrote" }],
  };
}

/** The lines of the call that wrote a proposal, the last one with a note. */
function noted(
  { ledger }: StoppedRun,
  { node, sample }: Place,
  action: HumanNote["action"],
): readonly Call[] {
  const note: HumanNote = { type: "human", action, proposal: { node, sample } };
  const lines = ledger.filter((line) => line.node === node && line.sample === sample);
  return lines.map((line, at) =>
    at === lines.length - 1 ? { ...line, notes: [...(line.notes ?? []), note] } : line,
  );
}

/** The error for a number that no proposal has. */
export function noProposal(choice: number, shown: number): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `\`--choose ${choice}\` is the number of no answer.`,
    hint: shown === 0 ? "There is none. Leave --choose out." : `Pass a number from 1 to ${shown}.`,
  });
}

function readsNothing(): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message:
      "The run has stopped before a node that reads no answers, so `--text` changes nothing.",
    hint: "Leave --text out.",
  });
}
