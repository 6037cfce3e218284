/**
 * Cuts a text into the pieces of a stream, between words. The first pieces are single words, so that the
 * time of the first token is exact; the others have `words` words.
 */
export function* piecesOf(text: string, words: number): Generator<string> {
  let size = 1;
  let piece = "";
  let count = 0;
  for (const [word] of text.matchAll(/\s*\S+\s*$|\s*\S+/gu)) {
    piece += word;
    count += 1;
    if (count < size) continue;
    yield piece;
    piece = "";
    count = 0;
    size = Math.min(words, size * 2);
  }
  if (piece !== "") yield piece;
}
