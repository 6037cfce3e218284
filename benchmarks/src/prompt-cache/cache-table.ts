import {
  type ChatTokens,
  chatTokens,
  type PromptTokens,
  type Seen,
  type SeenByProposers,
} from "./ten-turns.js";

/** The settings that are compared. */
const settings: readonly { readonly seen: Seen; readonly ofProposers: SeenByProposers }[] = [
  { seen: { proposalsAt: "system" }, ofProposers: {} },
  { seen: { proposalsAt: "end" }, ofProposers: {} },
  { seen: { proposalsAt: "system" }, ofProposers: { history: "last-message" } },
  { seen: { proposalsAt: "end" }, ofProposers: { history: "last-message" } },
];

/** The head of {@link cacheRows}. */
export const cacheHead: readonly string[] = [
  "`proposalsAt`",
  "`history` of proposers",
  "aggregator: input",
  "cached",
  "all calls: input",
  "cached",
  "not cached",
];

/** Runs the chat with each setting. */
export async function cacheRows(): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { seen, ofProposers } of settings) {
    const used = await chatTokens(seen, ofProposers);
    rows.push([String(seen.proposalsAt), ofProposers.history ?? "all", ...cellsOf(used)]);
  }
  return rows;
}

function cellsOf({ aggregator, all }: ChatTokens): string[] {
  return [...pairOf(aggregator), ...pairOf(all), numberText(all.input - all.cached)];
}

function pairOf({ input, cached }: PromptTokens): string[] {
  return [numberText(input), `${numberText(cached)} (${Math.round((100 * cached) / input)}%)`];
}

function numberText(value: number): string {
  return value.toLocaleString("en-US");
}
