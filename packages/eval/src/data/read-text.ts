import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { EvalDataError } from "./eval-data-error.js";

/** Most bytes of a file that is read as a whole, unpacked. */
const largestText = 64 * 1024 * 1024;

/**
 * Reads a UTF-8 file in pieces. A file that ends with `.gz` is unpacked. A byte order mark is left out.
 *
 * @throws {EvalDataError} If the file cannot be read, is no UTF-8, or its packed content is damaged.
 */
export async function* readTextPieces(file: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let bytes: Uint8Array = new Uint8Array();
  try {
    for await (bytes of bytesOf(file)) {
      const piece = decoder.decode(bytes, { stream: true });
      yield piece;
      line += newLinesIn(piece);
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof EvalDataError ? error : unreadable({ file, line, bytes }, error);
  }
}

/**
 * Reads a UTF-8 file as a whole, such as a prompt. Line ends become `\n`.
 *
 * @throws {EvalDataError} As {@link readTextPieces}, and if the file is larger than 64 MiB.
 */
export async function readText(file: string): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of readTextPieces(file)) {
    length += piece.length;
    if (length > largestText) throw tooLarge(file);
    pieces.push(piece);
  }
  return pieces.join("").replaceAll("\r\n", "\n");
}

function bytesOf(file: string): AsyncIterable<Uint8Array> {
  const bytes = createReadStream(file);
  // The callback gets errors that the loop over the result throws too.
  return file.endsWith(".gz") ? pipeline(bytes, createGunzip(), () => {}) : bytes;
}

function newLinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** How far a file was read: the line before the last bytes, and these. */
interface ReadPlace {
  readonly file: string;
  readonly line: number;
  readonly bytes: Uint8Array;
}

function unreadable({ file, line, bytes }: ReadPlace, cause: unknown): EvalDataError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return notUtf8(file, line + linesBeforeFault(bytes), cause);
  if (code === "Z_BUF_ERROR") return cutOff(file, line, cause);
  if (code.startsWith("Z_")) return notPacked(file, cause);
  return new EvalDataError({
    file,
    problem: code === "ENOENT" ? "the file does not exist" : `the file cannot be read (${code})`,
    hint: "Check the path.",
    cause,
  });
}

/** Line breaks before the first character that is not UTF-8. */
function linesBeforeFault(bytes: Uint8Array): number {
  const [before = ""] = new TextDecoder().decode(bytes).split("\uFFFD", 1);
  return newLinesIn(before);
}

function notUtf8(file: string, line: number, cause: unknown): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: "the text is not UTF-8",
    hint: "Save the file as UTF-8.",
    cause,
  });
}

function cutOff(file: string, line: number, cause: unknown): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: "the packed file ends too early",
    hint: "Copy or download the file again.",
    cause,
  });
}

function notPacked(file: string, cause: unknown): EvalDataError {
  return new EvalDataError({
    file,
    problem: "the file is not packed with gzip, or is damaged",
    hint: "Remove .gz from its name, or copy or download the file again.",
    cause,
  });
}

function tooLarge(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: "the file has more than 64 MiB, which is too much for a file of this sort",
    hint: "Check the path.",
  });
}
