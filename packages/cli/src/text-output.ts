// Everything the command prints passes here, except the live tree and the line editor of a chat,
// which write their own control sequences. On a terminal, control characters in the text are escaped.
// Elsewhere the text is unchanged. API keys are hidden in both.
import { once } from "node:events";
import { hideKeys, keysIn } from "./keys/hide-keys.js";
import { jsonWithoutKeys } from "./keys/json-without-keys.js";
import { KeyHider } from "./keys/key-hider.js";
import { escapeControls, escapeJson } from "./terminal/escape-controls.js";

/** stdout or stderr, or a stream in their place. */
interface TextStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

/** Prints a text that arrives in pieces. */
interface TextPieces {
  /** Prints the next piece. Returns `false` if the reader is slow. */
  write(piece: string): boolean;
  /** Prints what was held back. */
  end(): void;
}

/** Prints texts. On a terminal, control characters are visible. API keys are hidden. */
export interface TextOutput {
  /** Prints a complete text. */
  write(text: string): void;
  /** Prints a value as JSON and ends the line. */
  writeJson(value: unknown, indent?: number): void;
  /** Begins a text that arrives in pieces. */
  begin(): TextPieces;
  /** Waits for a slow reader. */
  drained(): Promise<void>;
}

/** Makes an output of a stream. */
export function createTextOutput(stream: TextStream): TextOutput {
  const shown = (text: string): string => (stream.isTTY ? escapeControls(text) : text);
  return {
    write(text) {
      stream.write(shown(hideKeys(text)));
    },
    writeJson(value, indent) {
      const json = `${jsonWithoutKeys(value, keysIn(process.env), indent)}\n`;
      stream.write(stream.isTTY ? escapeJson(json) : json);
    },
    begin: () => beginText(stream, shown),
    async drained() {
      await once(stream, "drain");
    },
  };
}

/** A carriage return at the end of a piece may belong to a line feed in the next. */
function beginText(stream: TextStream, shown: (text: string) => string): TextPieces {
  const keys = new KeyHider(keysIn(process.env));
  let lineEnd = "";
  const print = (text: string): boolean => {
    const whole = shown(text);
    return whole === "" || stream.write(whole);
  };
  return {
    write(piece) {
      const text = lineEnd + keys.push(piece);
      lineEnd = stream.isTTY && text.endsWith("\r") ? "\r" : "";
      return print(text.slice(0, text.length - lineEnd.length));
    },
    end() {
      print(lineEnd + keys.end());
      lineEnd = "";
    },
  };
}

/** The standard output. */
export const stdout: TextOutput = createTextOutput(process.stdout);

/** The standard error output. */
export const stderr: TextOutput = createTextOutput(process.stderr);
