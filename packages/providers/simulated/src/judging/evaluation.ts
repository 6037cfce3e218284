import { type Agreement, agreement } from "./agreement.js";
import type { SimulatedCall } from "../recall.js";

/**
 * The reply to a prompt that evaluates answers, as `moagraph eval` and benchmarks send them: which of two
 * answers is better, a rating in double brackets, or a dictionary of skills. `undefined` for other prompts.
 *
 * It counts the claims in each answer that the model recalls.
 */
export function evaluation(call: SimulatedCall): string | undefined {
  const { conversation } = call;
  const agreementOf = (text: string): Agreement => agreement(text, call);
  return (
    verdictOn(answersIn(conversation), agreementOf) ??
    identifierOf(outputsIn(conversation), agreementOf) ??
    rating(conversation, agreementOf) ??
    skillScores(conversation, agreementOf)
  );
}

type AgreementOf = (text: string) => Agreement;

/** The answers of a prompt that requests `Verdict: 1`, `Verdict: 2` or `Verdict: tie`. */
function answersIn(prompt: string): readonly [string, string] | undefined {
  if (!prompt.includes('"Verdict: tie"')) return undefined;
  const textOf = (name: string): string =>
    [...prompt.matchAll(new RegExp(`^<${name}>\\n([^]*?)^</${name}>`, "gm"))]
      .map(([, text = ""]) => text)
      .join("\n");
  return [textOf("answer-1"), textOf("answer-2")];
}

function verdictOn(
  answers: readonly [string, string] | undefined,
  agreementOf: AgreementOf,
): string | undefined {
  if (answers === undefined) return undefined;
  const [first, second] = answers.map((text) => agreementOf(text).recalled) as [number, number];
  if (first === second) return "Verdict: tie";
  return `I recall ${first} claims of the first answer, and ${second} of the second.\nVerdict: ${first > second ? 1 : 2}`;
}

interface Output {
  readonly identifier: string;
  readonly text: string;
}

/** The outputs that a prompt lists with the identifiers of their models. */
function outputsIn(prompt: string): readonly Output[] {
  const entries = prompt.matchAll(
    /"model_identifier": "(\w+)",\s*"output": """([^]*?)"""(?=\s*\})/g,
  );
  return [...entries].map(([, identifier = "", text = ""]) => ({ identifier, text }));
}

/** The identifier of the output with the most recalled claims, the first of equal ones. */
function identifierOf(outputs: readonly Output[], agreementOf: AgreementOf): string | undefined {
  const scores = outputs.map(({ text }) => agreementOf(text).recalled);
  return outputs[scores.indexOf(Math.max(...scores))]?.identifier;
}

function rating(prompt: string, agreementOf: AgreementOf): string | undefined {
  if (!prompt.includes('"[[rating]]"')) return undefined;
  return `${remark(agreementOf(prompt))} Rating: [[${scoreFrom(1, 10, agreementOf(prompt))}]]`;
}

/** The skills of a prompt: lines with a name and criteria, and the meaning of score 1 below. */
function skillScores(prompt: string, agreementOf: AgreementOf): string | undefined {
  if (!/\bPython dictionary\b/.test(prompt)) return undefined;
  const skills = [...prompt.matchAll(/^([A-Z][A-Za-z ]*): .*\nScore 1: /gm)];
  if (skills.length === 0) return undefined;
  const score = scoreFrom(1, 5, agreementOf(prompt));
  const entries = skills.map(([, name = ""]) => `"${name}": ${score}`);
  return `${remark(agreementOf(prompt))}\n{${entries.join(", ")}}`;
}

function remark({ claims, recalled }: Agreement): string {
  return `I recall ${recalled} of its ${claims} claims.`;
}

/** A whole number between two, by the share of the claims that are recalled. The middle without claims. */
function scoreFrom(least: number, most: number, { claims, recalled }: Agreement): number {
  const share = claims === 0 ? 0.5 : recalled / claims;
  return Math.round(least + share * (most - least));
}
