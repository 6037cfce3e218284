import type { WriteStream } from "node:tty";

const modes = { on: "\u001B[?2004h", off: "\u001B[?2004l" } as const;

const marked = new WeakSet<WriteStream>();

/**
 * Makes a terminal mark pasted texts, until the process ends.
 *
 * The mode stays on while a question is answered: a text that is pasted then is one question too.
 */
export function markPastes(terminal: WriteStream): void {
  if (!terminal.isTTY || process.env["TERM"] === "dumb") return;
  terminal.write(modes.on);
  if (marked.has(terminal)) return;
  marked.add(terminal);
  process.on("exit", () => terminal.write(modes.off));
}
