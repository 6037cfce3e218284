import { stderr } from "../text-output.js";

let isDebug = false;
const shown = new Set<string>();

/** Turns the notes on, for `--debug`. */
export function showDebugNotes(): void {
  isDebug = true;
}

/** Prints a line on stderr once, if `--debug` is set. */
export function debugNote(line: string): void {
  if (!isDebug || shown.has(line)) return;
  shown.add(line);
  stderr.write(`debug: ${line}\n`);
}
