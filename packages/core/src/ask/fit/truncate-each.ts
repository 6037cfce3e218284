import { cutText } from "./cut-text.js";
import { type LongPrompt, placeOf, type ShortPrompt } from "./long-prompt.js";

/** Minimum length kept when a proposal is truncated, in tokens. */
const fewestTokens = 32;

/**
 * Truncates the longest proposals to one common length that fits. Shorter ones stay whole. Writes
 * the prompt once, and again if the text around the proposals changed its length.
 *
 * @returns `undefined` if there is no proposal.
 */
export async function truncateEach(long: LongPrompt): Promise<ShortPrompt | undefined> {
  const { proposals, tokens, room, write, counter } = long;
  if (proposals.length === 0) return undefined;
  const sizes = proposals.map(({ text }) => counter.text(text));
  const around = tokens - sizes.reduce((sum, size) => sum + size, 0);
  // Where two texts meet, one token more may be counted.
  let left = room - around - proposals.length;
  for (let step = 1; ; step *= 4) {
    const length = Math.max(fewestTokens, commonLength(sizes, left));
    const isCut = sizes.map((size) => size > length);
    const shown = proposals.map((proposal, index) =>
      isCut[index] ? { ...proposal, text: cutText(proposal.text, length, counter) } : proposal,
    );
    const prompt = await write(shown);
    if (prompt.tokens <= room || length === fewestTokens) {
      const places = proposals.filter((_, index) => isCut[index]).map(placeOf);
      const change = { fromTokens: tokens, toTokens: prompt.tokens };
      return { ...prompt, note: { type: "shortened", proposals: places, ...change } };
    }
    left -= step * (prompt.tokens - room + proposals.length);
  }
}

/** The length to which the longest must be cut so that all together have at most `total`. */
function commonLength(sizes: readonly number[], total: number): number {
  let left = total;
  for (const [index, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (sizes.length - index));
    if (size > share) return share;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}
