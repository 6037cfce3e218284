import type { TokenCounter } from "../../tokens/token-counter.js";
import type { Proposal } from "../../ledger/proposal.js";
import { type LongPrompt, placeOf, type ShortPrompt, type WrittenPrompt } from "./long-prompt.js";

/** Most tokens around a proposal in a prompt: its number and its fence. */
const mostAround = 40;

/**
 * Drops the longest proposals until the prompt fits or one is left. Of equal lengths, the later one
 * is dropped. Writes the prompt once for the expected number, then once for each further drop.
 *
 * @returns `undefined` if there are fewer than two proposals.
 */
export async function dropLongest(long: LongPrompt): Promise<ShortPrompt | undefined> {
  const { proposals, room, write, counter } = long;
  if (proposals.length < 2) return undefined;
  const sizes = proposals.map((proposal) => sizeOf(proposal, counter));
  const order = longestFirst(sizes);
  for (
    let count = fewestToDrop(
      long,
      sizes.toSorted((a, b) => b - a),
    );
    ;
    count += 1
  ) {
    const dropped = new Set(order.slice(0, count));
    const prompt = await write(proposals.filter((_, index) => !dropped.has(index)));
    if (prompt.tokens <= room || count >= proposals.length - 1) {
      const left = proposals.filter((_, index) => dropped.has(index));
      return shortPrompt(long, prompt, left);
    }
  }
}

/** Indexes of the sizes, largest first; of equal sizes, the later one first. */
function longestFirst(sizes: readonly number[]): number[] {
  const places = sizes.map((size, index) => ({ size, index }));
  return places.toSorted((a, b) => b.size - a.size || b.index - a.index).map(({ index }) => index);
}

/** Fewest proposals to drop, if the text around each one is dropped with it. */
function fewestToDrop({ tokens, room }: LongPrompt, longest: readonly number[]): number {
  let over = tokens - room;
  let count = 0;
  while (over > 0 && count < longest.length - 1) {
    over -= (longest[count] ?? 0) + mostAround;
    count += 1;
  }
  return count;
}

function shortPrompt(
  { tokens }: LongPrompt,
  prompt: WrittenPrompt,
  dropped: readonly Proposal[],
): ShortPrompt {
  const proposals = dropped.map(placeOf);
  const toTokens = prompt.tokens;
  return { ...prompt, note: { type: "dropped", proposals, fromTokens: tokens, toTokens } };
}

function sizeOf({ text, remarks = [] }: Proposal, counter: TokenCounter): number {
  return [text, ...remarks].reduce((sum, each) => sum + counter.text(each), 0);
}
