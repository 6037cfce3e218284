import { stdout, type TextOutput } from "./text-output.js";

/** Prints the answer as it arrives. */
export interface AnswerWriter {
  write(text: string): Promise<void>;
  /** Ends the line: what was written is no part of the answer. */
  reset(): Promise<void>;
  /** Ends the output with a newline. Prints the complete answer if none of it was streamed. */
  end(answer: string | null): Promise<void>;
}

/** Makes a writer to stdout that waits for a slow reader, or a writer that prints nothing. */
export function createAnswerWriter(isPrinted: boolean, output: TextOutput = stdout): AnswerWriter {
  const pieces = output.begin();
  let last = "";
  const write = async (text: string): Promise<void> => {
    if (!isPrinted || text === "") return;
    last = text;
    pieces.write(text);
    await output.written();
  };
  const endLine = async (): Promise<void> => {
    if (last !== "" && !last.endsWith("\n")) await write("\n");
    pieces.end();
    await output.written();
  };
  return {
    write,
    async reset() {
      await endLine();
      last = "";
    },
    async end(answer) {
      if (last === "") await write(answer ?? "");
      await endLine();
    },
  };
}
