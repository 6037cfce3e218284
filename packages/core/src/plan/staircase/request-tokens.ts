import type { PromptCache } from "@moagraph/provider-kit";
import type { StaircaseLayout } from "./staircase-plan.js";
import type { PartTokens } from "../tokens/token-flow.js";

/** The parts of the prompts of a node, and where they are. */
export interface StaircasePrompt extends PartTokens {
  /** Whether the proposals come after the conversation. */
  readonly isListLast: boolean;
  /** Whether marks enclose the proposals. */
  readonly hasFence: boolean;
}

/** How much a request shows. */
export interface RoundSize {
  /** Number of proposals that it shows. */
  readonly shown: number;
  /** How many of them have not ended. */
  readonly open: number;
  /** Tokens of all proposals that it shows. */
  readonly shownTokens: number;
  /** Number of proposals that have grown since the round before. */
  readonly grown: number;
  /** How many of these have not ended. */
  readonly grownOpen: number;
  /** Tokens of the first proposal. */
  readonly firstTokens: number;
  /** Tokens of the answer so far. */
  readonly answerTokens: number;
}

/** Tokens of one request. */
export interface RequestTokens {
  readonly inputTokens: number;
  /** Those of them that the vendor finds in its cache. */
  readonly cachedInputTokens: number;
}

// The tokens of the prompts of rounds: of `unfinishedNotice` and `continueMessage`, and of `unfinishedList`.

/** Follows the list of a round that no message asks to continue. */
const noticeTokens = 54;

/** Asks to continue, in the last round or in another, and introduces what has come. */
const continueTokens = { last: 49, next: 31, news: 9 };

/** Marks a proposal that has ended while others have not. */
const completeTokens = 3;

/** What a list has beside the texts: before the first, for each, and after the last. */
const fenced = { rule: 40, item: 6.6, end: 6.4 };
const plain = { rule: 0, item: 1.8, end: 0 };

/** The most that a message of a round has beside the texts of proposals. */
export function mostContinuationTokens(proposals: number): number {
  const { last, news } = continueTokens;
  return last + news + fenced.end + proposals * (fenced.item + completeTokens);
}

/** The most that the list of an unfinished round has beside that of an ordinary request. */
export function mostUnfinishedTokens(proposals: number): number {
  return noticeTokens + fenced.end + proposals * completeTokens;
}

/** Tokens of each request of a node in a layout. A single request is an ordinary one. */
export function requestTokensOf(
  rounds: readonly RoundSize[],
  prompt: StaircasePrompt,
  layout: StaircaseLayout,
  cache: PromptCache | undefined,
): RequestTokens[] {
  return requestsOf(rounds, prompt, layout, keptFrom(cache)).map(({ input, kept }) => ({
    inputTokens: Math.round(input),
    cachedInputTokens: cacheable(kept, cache),
  }));
}

/**
 * Tokens from which a prompt is kept, and the next round adds to it. A shorter one is in no prompt cache: a new
 * list is cheaper. Where the vendor's limit is not known, it is that of OpenAI and Anthropic.
 */
export function keptFrom(cache: PromptCache | undefined): number {
  return cache?.minTokens ?? 1_024;
}

/** Tokens of a request, and how many of them begin the request before it, too. */
interface Request {
  readonly input: number;
  readonly kept: number;
}

function requestsOf(
  rounds: readonly RoundSize[],
  prompt: StaircasePrompt,
  layout: StaircaseLayout,
  minTokens: number,
): Request[] {
  const [only] = rounds;
  if (rounds.length === 1 && only !== undefined)
    return [{ input: ordinary(only, prompt), kept: 0 }];
  return layout === "append" ? appended(rounds, prompt, minTokens) : prefilled(rounds, prompt);
}

function ordinary({ shown, shownTokens }: RoundSize, prompt: StaircasePrompt): number {
  const { conversation, instruction, rule, item } = prompt;
  return conversation + instruction + rule + shown * item + shownTokens;
}

/** Each request adds to the one before. One that is too short for a cache is written anew instead. */
function appended(
  rounds: readonly RoundSize[],
  prompt: StaircasePrompt,
  minTokens: number,
): Request[] {
  let input = 0;
  return rounds.map((round, at) => {
    const before = rounds[at - 1];
    const isLast = at === rounds.length - 1;
    const kept = input >= minTokens ? input : keptOf(before, prompt);
    if (before === undefined) input = listing(round, prompt, isLast) + noticeTokens;
    else if (input >= minTokens) input += addedSince(before, round, prompt, isLast);
    else input = listing(round, prompt, isLast) + round.answerTokens + sentence(isLast);
    return { input, kept };
  });
}

function prefilled(rounds: readonly RoundSize[], prompt: StaircasePrompt): Request[] {
  return rounds.map((round, at) => {
    const isLast = at === rounds.length - 1;
    const notice = isLast ? 0 : noticeTokens;
    const input = listing(round, prompt, isLast) + notice + round.answerTokens;
    return { input, kept: keptOf(rounds[at - 1], prompt) };
  });
}

/** The answer of a round, what has come of the proposals since, and the sentence that asks to continue. */
function addedSince(
  before: RoundSize,
  now: RoundSize,
  { hasFence }: StaircasePrompt,
  isLast: boolean,
): number {
  const { item, end } = hasFence ? fenced : plain;
  const ended = isLast ? 0 : now.grown - now.grownOpen;
  const list = now.grown * item + end + ended * completeTokens;
  const texts = now.answerTokens - before.answerTokens + now.shownTokens - before.shownTokens;
  return texts + list + sentence(isLast) + continueTokens.news;
}

function sentence(isLast: boolean): number {
  return isLast ? continueTokens.last : continueTokens.next;
}

function listing(
  { shown, open, shownTokens }: RoundSize,
  { conversation, instruction, hasFence }: StaircasePrompt,
  isLast: boolean,
): number {
  const { rule, item, end } = hasFence ? fenced : plain;
  const ended = isLast ? 0 : shown - open;
  return (
    conversation + instruction + rule + shown * item + ended * completeTokens + shownTokens + end
  );
}

/** The beginning of a list that the next one has, too: up to the end of the first proposal so far. */
function keptOf(before: RoundSize | undefined, prompt: StaircasePrompt): number {
  if (before === undefined) return 0;
  const { conversation, instruction, isListLast, hasFence } = prompt;
  const { rule, item } = hasFence ? fenced : plain;
  return instruction + rule + item + before.firstTokens + (isListLast ? conversation : 0);
}

function cacheable(tokens: number, cache: PromptCache | undefined): number {
  if (cache === undefined || tokens < cache.minTokens) return 0;
  return Math.floor(tokens / cache.blockTokens) * cache.blockTokens;
}
