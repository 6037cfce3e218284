import { modelIdOf } from "@moagraph/core/graph";
import { planTable } from "../plan/plan-table.js";
import { modelHead, modelRow } from "../models/model-rows.js";
import { stderr } from "../text-output.js";
import type { Ask } from "../ask/ask-line.js";
import type { Candidate } from "./candidate.js";

/** Models in a list to choose from. Others can be typed. */
const mostListed = 20;

/** Asks for the budget in US dollars until the answer is one. Enter keeps the default. */
export async function askBudget(ask: Ask, usual: number): Promise<number> {
  for (;;) {
    const line = await ask(`Budget per question in USD [${usual}]:`);
    const budget = line === "" ? usual : Number(line.replace(/^\$/, ""));
    if (Number.isFinite(budget) && budget > 0) return budget;
    stderr.write(`\`${line}\` is not an amount. Type a number such as 0.05.\n`);
  }
}

/** The models to choose from. */
export interface Choice {
  readonly question: string;
  readonly candidates: readonly Candidate[];
  /** Chosen with Enter; empty if there is no such choice. */
  readonly usual: readonly Candidate[];
  /** Most models to choose. */
  readonly most: number;
}

/** Asks for models, by number or name, until all of them exist. */
export async function askModels(ask: Ask, choice: Choice): Promise<readonly Candidate[]> {
  const { candidates, question, usual, most } = choice;
  stderr.write(`${listText(candidates)}\n`);
  const numbers = usual.map((each) => candidates.indexOf(each) + 1).join(", ");
  const shown = numbers === "" ? question : `${question} [${numbers}]`;
  for (;;) {
    const words = (await ask(`${shown}:`)).split(/[\s,]+/).filter((word) => word !== "");
    if (words.length === 0 && usual.length > 0) return usual;
    const chosen = words.map((word) => candidateOf(word, candidates));
    const unknown = words.find((_, at) => chosen[at] === undefined);
    if (unknown !== undefined) stderr.write(`There is no model \`${unknown}\` in the list.\n`);
    else if (words.length === 0 || words.length > most) stderr.write(`Type 1 to ${most} models.\n`);
    else return chosen.flatMap((each) => each ?? []);
  }
}

/** A model by its number in the list, by its name, or by its id. */
function candidateOf(word: string, candidates: readonly Candidate[]): Candidate | undefined {
  if (/^\d{1,6}$/.test(word)) return candidates[Number(word) - 1];
  return candidates.find(({ model }) => model === word || modelIdOf(model) === word);
}

function listText(candidates: readonly Candidate[]): string {
  const listed = candidates.slice(0, mostListed);
  const rows = listed.map((each, at) => [`${at + 1}  ${each.model}`, ...modelRow(each).slice(1)]);
  const more = candidates.length - listed.length;
  const end = more > 0 ? [`… and ${more} more: moagraph models --all lists them`] : [];
  return [...planTable([[...modelHead], ...rows], 1), ...end].join("\n");
}
