import type { CandidateModel } from "../../ask/call/call-config.js";
import type { CallNote } from "../../ledger/call-note.js";

type Asked = Pick<CandidateModel, "formatInstruction" | "capabilities">;

/** A text of the system message, followed by the format that a model without structured output is told. */
export function withFormat<Text extends string | undefined>(
  text: Text,
  { formatInstruction }: Asked,
): Text | string {
  if (formatInstruction === undefined) return text;
  return text === undefined ? formatInstruction : `${text}\n\n${formatInstruction}`;
}

const adapted: CallNote = { type: "adapted", capability: "structuredOutput" };

/** The note that a format is asked for as text, because the model is known to have nothing better. */
export function formatNotes({ formatInstruction, capabilities }: Asked): readonly CallNote[] {
  return formatInstruction !== undefined && capabilities.structuredOutput === false
    ? [adapted]
    : [];
}
