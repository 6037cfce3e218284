import type { BaseMessage } from "@langchain/core/messages";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { Proposal } from "../../ledger/proposal.js";
import { agreementsOf } from "../../measure/agreement.js";
import { mostDiverse } from "../../measure/most-diverse.js";
import { fromHighest } from "../../measure/rounded.js";
import { vectorOf } from "../../measure/vector-of.js";
import type { TextVector } from "../../measure/vector.js";
import { digestOf } from "../../prompt/digest.js";
import { shuffledBy } from "../../prompt/shuffle.js";
import type { Compared } from "../../spec/policies/compared.js";
import type { Selection, SelectorSpec } from "../../spec/selector.js";
import { messageText } from "../../tokens/message-text.js";

/** The settings of a selection, and what else a random one depends on. */
interface SelectionSettings extends Pick<SelectorSpec, "keep" | "of" | "seed"> {
  readonly node: string;
  readonly messages: readonly BaseMessage[];
}

type Select = (proposals: readonly Proposal[], settings: SelectionSettings) => readonly Proposal[];

/** The built-in measures of a selector. Each returns proposals, best first, and maybe more than `keep`. */
export const selections: { readonly [Name in Selection]: Select } = {
  agreement: (proposals, { of }) => byScore(proposals, agreementsOf(vectorsOf(proposals, of))),
  diversity: (proposals, { keep, of }) =>
    mostDiverse(vectorsOf(proposals, of), keep).map((index) => proposals[index] as Proposal),
  longest: (proposals) =>
    byScore(
      proposals,
      proposals.map(({ text }) => text.length),
    ),
  "first-usable": (proposals) => proposals,
  random: inRandomOrder,
  latest: (proposals) => proposals.filter(({ node }) => node === proposals.at(-1)?.node),
};

function vectorsOf(proposals: readonly Proposal[], of: Compared | undefined): TextVector[] {
  return proposals.map(({ text }) => vectorOf(text, of));
}

/** Proposals by their scores, highest first. On a tie, in the order given. */
function byScore(proposals: readonly Proposal[], scores: readonly number[]): Proposal[] {
  return fromHighest(scores).map((index) => proposals[index] as Proposal);
}

/** A resumed run makes the same choice, and nodes with the same reads make different ones. */
function inRandomOrder(
  proposals: readonly Proposal[],
  { seed = 0, node, messages }: SelectionSettings,
): Proposal[] {
  return shuffledBy(proposals, seed, `${node} ${conversationDigest(messages)}`);
}

/** Of texts only. Computed once for steps that are given the same messages. */
const conversationDigest = memoizeByObject((messages: readonly BaseMessage[]) =>
  digestOf(messages.map((message) => digestOf(messageText(message))).join(" ")),
);
