import { createInterface } from "node:readline";
import { InterruptedError } from "../errors/interrupted-error.js";
import { hideKeys } from "../keys/hide-keys.js";
import { oneLine } from "../one-line.js";
import { escapeControls } from "@moagraph/report/words";

/** Asks one question and returns what the user typed, trimmed. */
export type Ask = (question: string) => Promise<string>;

/**
 * Makes a function that asks on the terminal; `undefined` without one. The question goes to stderr.
 *
 * It throws an {@link InterruptedError} at ^C, and at ^D on an empty line.
 */
export function askOnTerminal(signal: AbortSignal): Ask | undefined {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return async (question) => {
    const editor = createInterface({ input: stdin, output: stderr });
    const ended = new AbortController();
    try {
      return await new Promise<string>((resolve, reject) => {
        const stop = (): void => reject(new InterruptedError("SIGINT", "Run the command again."));
        editor.once("SIGINT", stop).once("close", stop);
        signal.addEventListener("abort", stop, { signal: ended.signal });
        // The editor writes to the terminal itself.
        const shown = escapeControls(hideKeys(oneLine(question)));
        editor.question(`${shown} `, (line) => resolve(line.trim()));
      });
    } finally {
      ended.abort();
      editor.close();
    }
  };
}
