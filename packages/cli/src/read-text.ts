import { UsageError } from "./errors/usage-error.js";

/** The source of a text, for error messages. */
export interface TextSource {
  /** Its name for the user: `panel.json`, `stdin`. */
  readonly name: string;
  /** Maximum number of bytes. */
  readonly maxBytes: number;
  /** The hint for a source that is not text or is too large. */
  readonly hint: string;
}

/**
 * Reads a stream to its end as UTF-8.
 *
 * @throws {@link UsageError} `TOO_LARGE` before more than `maxBytes` are stored, `NOT_TEXT` for
 * anything that is not UTF-8 or contains a NUL.
 */
export async function readText(
  stream: AsyncIterable<Uint8Array>,
  source: TextSource,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > source.maxBytes) throw tooLarge(source);
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks), source);
}

/** Decodes UTF-8. A byte order mark, which some editors write, is dropped. */
function decode(bytes: Uint8Array, source: TextSource): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Not UTF-8: reported like a NUL.
  }
  throw notText(source);
}

/** The error for a source that is not UTF-8 or contains a NUL. */
export function notText({ name, hint }: TextSource): UsageError {
  return new UsageError({
    code: "NOT_TEXT",
    message: `\`${name}\` is not text: it is binary, or not in UTF-8.`,
    hint,
  });
}

/** The error for a source of more than `maxBytes`. `bytes` is its size, if known. */
export function tooLarge({ name, maxBytes, hint }: TextSource, bytes?: number): UsageError {
  const size = bytes === undefined ? "" : `: it has ${mebibytes(bytes)}`;
  const message = `\`${name}\` is larger than ${mebibytes(maxBytes)}${size}.`;
  return new UsageError({ code: "TOO_LARGE", message, hint });
}

/** `47.7 MiB`. */
function mebibytes(bytes: number): string {
  return `${Math.ceil((bytes / 2 ** 20) * 10) / 10} MiB`;
}
