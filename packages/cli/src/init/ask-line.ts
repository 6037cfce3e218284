import { createInterface } from "node:readline";
import { InterruptedError } from "../errors/interrupted-error.js";

/** Asks one question and returns what the user typed, trimmed. */
export type Ask = (question: string) => Promise<string>;

/**
 * Makes a function that asks on the terminal. The question goes to stderr.
 *
 * It throws an {@link InterruptedError} at ^C, and at ^D on an empty line.
 */
export function askOnTerminal(signal: AbortSignal): Ask {
  return async (question) => {
    const editor = createInterface({ input: process.stdin, output: process.stderr });
    const ended = new AbortController();
    try {
      return await new Promise<string>((resolve, reject) => {
        const stop = (): void => reject(new InterruptedError("SIGINT"));
        editor.once("SIGINT", stop).once("close", stop);
        signal.addEventListener("abort", stop, { signal: ended.signal });
        editor.question(question, (line) => resolve(line.trim()));
      });
    } finally {
      ended.abort();
      editor.close();
    }
  };
}
