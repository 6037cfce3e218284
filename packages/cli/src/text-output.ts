// Everything the command prints passes here, except the live tree and the line editor of a chat,
// which write their own control sequences. On a terminal, control characters in the text are escaped.
// Elsewhere the text is unchanged. API keys are hidden in both.
import { hideKeys, keysIn } from "./keys/hide-keys.js";
import { KeyHider } from "./keys/key-hider.js";
import { keepLost } from "./output.js";
import { escapeControls, jsonWithoutKeys } from "@moagraph/report/words";
import { escapeJson } from "./terminal/escape-json.js";

/** stdout or stderr, or a stream in their place. */
interface TextStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

/** Prints a text that arrives in pieces. */
interface TextPieces {
  /** Prints the next piece. */
  write(piece: string): void;
  /** Prints what was held back. */
  end(): void;
}

/** Prints texts. On a terminal, control characters are visible. API keys are hidden. */
export interface TextOutput {
  /** Whether a person reads it on a terminal. */
  readonly isTerminal: boolean;
  /** Prints a complete text. */
  write(text: string): void;
  /** Prints a value as JSON and ends the line. */
  writeJson(value: unknown, indent?: number): void;
  /** Begins a text that arrives in pieces. */
  begin(): TextPieces;
  /** Resolves when everything is written, and also when it cannot be. Waits for a slow reader. */
  written(): Promise<void>;
}

/**
 * Makes an output of a stream.
 *
 * @param onLost - Called if a text that is more than a line end cannot be written.
 */
export function createTextOutput(
  stream: TextStream,
  onLost: (error: Error) => void = () => undefined,
): TextOutput {
  const shown = (text: string): string => (stream.isTTY ? escapeControls(text) : text);
  let last = Promise.resolve();
  const send = (text: string): void => {
    if (text === "") return;
    last = new Promise((resolve) => {
      stream.write(text, (error) => {
        if (error && text.trim() !== "") onLost(error);
        resolve();
      });
    });
  };
  return {
    isTerminal: stream.isTTY ?? false,
    write: (text) => send(shown(hideKeys(text))),
    writeJson(value, indent) {
      const json = `${jsonWithoutKeys(value, keysIn(process.env), indent)}\n`;
      send(stream.isTTY ? escapeJson(json) : json);
    },
    begin: () => beginText(stream.isTTY ?? false, (text) => send(shown(text))),
    written: () => last,
  };
}

/** A carriage return at the end of a piece may belong to a line feed in the next. */
function beginText(isTerminal: boolean, print: (text: string) => void): TextPieces {
  const keys = new KeyHider(keysIn(process.env));
  let lineEnd = "";
  return {
    write(piece) {
      const text = lineEnd + keys.push(piece);
      lineEnd = isTerminal && text.endsWith("\r") ? "\r" : "";
      print(text.slice(0, text.length - lineEnd.length));
    },
    end() {
      print(lineEnd + keys.end());
      lineEnd = "";
    },
  };
}

/** The standard output. */
export const stdout: TextOutput = createTextOutput(process.stdout, keepLost);

/** The standard error output. */
export const stderr: TextOutput = createTextOutput(process.stderr);
