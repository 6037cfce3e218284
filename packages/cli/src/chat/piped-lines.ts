import { notText, type TextSource, tooLarge } from "../read-text.js";

const lineFeed = 0x0a;

/**
 * The lines of a stream as they arrive, without line ends. Only line feeds end a line, with or
 * without a carriage return. Other separators are part of a question.
 *
 * @throws {@link UsageError} `NOT_TEXT` or `TOO_LARGE`, for the first such line.
 */
export async function* pipedLines(
  stream: AsyncIterable<Uint8Array>,
  source: TextSource,
): AsyncGenerator<string> {
  const decoder = createDecoder(source);
  let rest = "";
  let bytes = 0;
  for await (const chunk of stream) {
    rest += decoder.decode(chunk);
    bytes += chunk.byteLength;
    if (bytes > source.maxBytes) throw tooLarge(source);
    if (!chunk.includes(lineFeed)) continue;
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    bytes = Buffer.byteLength(rest);
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

function createDecoder(source: TextSource): { decode(chunk?: Uint8Array): string } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return {
    decode(chunk) {
      const text = decoded(chunk);
      if (text === undefined || text.includes("\0")) throw notText(source);
      return text;
    },
  };

  function decoded(chunk: Uint8Array | undefined): string | undefined {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      return undefined;
    }
  }
}
