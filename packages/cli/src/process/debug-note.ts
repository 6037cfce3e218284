import { stderr } from "../text-output.js";

let isShown = false;
const shown = new Set<string>();

/** Says whether the command that begins prints notes, by its `--debug`. */
export function showDebugNotes(isDebug: boolean): void {
  isShown = isDebug;
  shown.clear();
}

/** Prints a line on stderr once, if `--debug` is set. */
export function debugNote(line: string): void {
  if (!isShown || shown.has(line)) return;
  shown.add(line);
  stderr.write(`debug: ${line}\n`);
}
