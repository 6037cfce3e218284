import type { Asked } from "./asked.js";
import type { Subject } from "./fact-base/subject.js";
import { subjects } from "./fact-base/subjects.js";
import { judgement } from "./judgement.js";
import { listedProposals } from "./listed-proposals.js";
import { merge } from "./merge.js";
import { countOf, subjectsOf } from "./question.js";
import { recall, type SimulatedCall } from "./recall.js";

/**
 * The reply of a simulated model: a judgement when it is asked for one, a synthesis when it is shown
 * proposals, else what it recalls.
 */
export function answer(asked: Asked, call: SimulatedCall): string {
  const judged = judgement(asked, call);
  if (judged !== undefined) return judged;
  const proposals = listedProposals(asked.system);
  const reply = proposals.length === 0 ? recollection : synthesis;
  return reply(asked, call, proposals);
}

function recollection({ question }: Asked, call: SimulatedCall): string {
  const count = countOf(question);
  const sections = subjectsOf(question).map((subject) =>
    section(subject, recall(subject, call, count)),
  );
  return sections.length === 0 ? outsideOfSubjects() : sections.join("\n\n");
}

function synthesis({ question }: Asked, call: SimulatedCall, proposals: readonly string[]): string {
  const count = countOf(question);
  const sections = subjects
    .map((subject) => ({ subject, claims: merge(subject, proposals, recall(subject, call)) }))
    .filter(({ claims }) => claims.length > 0)
    .map(({ subject, claims }) => section(subject, claims.slice(0, count)));
  return sections.length === 0 ? noAgreement(proposals.length) : sections.join("\n\n");
}

function section({ name }: Subject, claims: readonly string[]): string {
  return [`About ${name}:`, ...claims.map((claim) => `- ${claim}`)].join("\n");
}

function noAgreement(proposals: number): string {
  return `The ${proposals} answers agree on nothing, and I recall none of what they say.`;
}

function outsideOfSubjects(): string {
  const names = new Intl.ListFormat("en", { type: "disjunction" });
  const list = names.format(subjects.map(({ name }) => name));
  return `This reply is simulated: no language model was asked. I can only speak about ${list}.`;
}
