import { Overwrite } from "@langchain/langgraph";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { listNames, quote } from "../../errors/quote.js";
import { InvalidInputError } from "../../errors/run/invalid-input-error.js";
import type { FlatGraph } from "../../spec/graph-spec.js";
import { isRecord } from "../../validate/value/is-record.js";
import type { ThreadUpdate } from "./thread-update.js";

/**
 * Checks what a caller writes to the state of a thread. No node would read proposals of an unknown node, and
 * without its start, a run cannot be resumed.
 *
 * @throws InvalidInputError `INVALID_INPUT` if a value cannot be right.
 */
export function checkEdits(written: readonly ThreadUpdate[], graph: FlatGraph): void {
  for (const { updates } of written) {
    for (const { values } of updates) checkEdit(values, graph);
  }
}

function checkEdit(values: unknown, graph: FlatGraph): void {
  if (!isRecord(values)) return;
  if ("runStart" in values) checkStart(values["runStart"]);
  if (values["proposals"] !== undefined) checkProposals(values["proposals"], graph);
  if (values["ledger"] !== undefined) checkLedger(values["ledger"]);
  if (values["answer"] !== undefined) checkAnswer(values["answer"]);
}

function checkStart(start: unknown): void {
  if (isRecord(start) && typeof start["atMs"] === "number") return;
  const hint = "Leave it out: the run writes it.";
  throw new InvalidInputError("`runStart` is no start of a run.", { hint });
}

function checkLedger(written: unknown): void {
  const calls = writtenIn(written);
  if (Array.isArray(calls) && calls.every((call) => isRecord(call))) return;
  const hint = "Leave it out: the run writes it.";
  throw new InvalidInputError("`ledger` is no list of calls.", { hint });
}

function checkAnswer(written: unknown): void {
  if (typeof writtenIn(written) === "string") return;
  throw new InvalidInputError("`answer` is no text.", { hint: 'Write a text: `{ answer: "…" }`.' });
}

/** What is written, also where it replaces what there was. */
function writtenIn(written: unknown): unknown {
  return Overwrite.isInstance(written) ? written.value : written;
}

function checkProposals(written: unknown, graph: FlatGraph): void {
  const proposals = writtenIn(written);
  if (!Array.isArray(proposals)) throw noProposals("`proposals` is no list.");
  for (const proposal of proposals) checkProposal(proposal, graph);
}

function checkProposal(proposal: unknown, { name, nodes }: FlatGraph): void {
  const { node, sample, text } = isRecord(proposal) ? proposal : {};
  if (typeof node !== "string" || typeof sample !== "number" || typeof text !== "string") {
    throw noProposals("`proposals` holds a value that is no proposal.");
  }
  if (nodes[node] !== undefined) return;
  const known = Object.keys(nodes);
  const hint = didYouMean(nearestName(node, known), `Its nodes: ${listNames(known)}.`);
  const message = `A proposal is of ${quote(node)}, which is no node of graph ${quote(name)}.`;
  throw new InvalidInputError(message, { hint });
}

function noProposals(message: string): InvalidInputError {
  const hint =
    'Write a list such as `[{ node: "ada", sample: 1, model: "human", text: "…" }]`, or `new Overwrite` of one.';
  return new InvalidInputError(message, { hint });
}
