import { once } from "node:events";

/** Prints the answer as it comes. */
export interface AnswerWriter {
  write(text: string): Promise<void>;
  /** Ends what was written with a newline; prints the whole answer if none of it was streamed. */
  end(answer: string | null): Promise<void>;
}

/** A writer to stdout, which waits while its reader is slow; or one that keeps silent. */
export function createAnswerWriter(isPrinted: boolean): AnswerWriter {
  const output = process.stdout;
  let last = "";
  const write = async (text: string): Promise<void> => {
    if (!isPrinted || text === "") return;
    last = text;
    if (!output.write(text)) await once(output, "drain");
  };
  return {
    write,
    async end(answer) {
      if (last === "") await write(answer ?? "");
      if (last !== "" && !last.endsWith("\n")) await write("\n");
    },
  };
}
