import type { CallNote } from "../../ledger/call-note.js";
import type { ShownProposals, Snapshot } from "./shown-proposals.js";

/** The note on proposals that failed after a part of them had been shown. None if there are none. */
export function withdrawnIn(
  before: Snapshot | undefined,
  { shown }: Snapshot,
  { slots }: ShownProposals,
): CallNote[] {
  const wasShown = new Set(
    (before?.shown ?? []).flatMap(({ text, number }) => (text === "" ? [] : [number])),
  );
  const proposals = shown.flatMap(({ number, status }) => {
    const slot = slots[number - 1];
    if (status !== "failed" || !wasShown.has(number) || slot === undefined) return [];
    return [{ node: slot.node, sample: slot.sample }];
  });
  return proposals.length === 0 ? [] : [{ type: "withdrawn", proposals }];
}
