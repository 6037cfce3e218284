import type { Asked } from "./asked.js";
import type { Subject } from "./fact-base/subject.js";
import { subjects } from "./fact-base/subjects.js";
import { evaluation } from "./judging/evaluation.js";
import { formedReply } from "./formed-reply.js";
import { judgement } from "./judging/judgement.js";
import { listedProposals } from "./listed-proposals.js";
import { merge } from "./merge.js";
import { countOf, subjectsOf } from "./question.js";
import { recall, type SimulatedCall } from "./recall.js";

/**
 * The reply of a simulated model: a judgement if it is instructed to judge or to evaluate, a synthesis if the
 * system message lists proposals, otherwise what it recalls. It is JSON if JSON is requested.
 */
export function answer(asked: Asked, call: SimulatedCall): string {
  const judged = judgement(asked, call) ?? evaluation(call);
  if (judged !== undefined) return judged;
  const proposals = listedProposals(asked.system);
  const replyTo = proposals.length === 0 ? recollection : synthesis;
  const reply = replyTo(asked, call, proposals);
  return formedReply(asked.system, reply) ?? reply;
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
  return `The ${proposals} answers have no claim in common, and I recall none of their claims.`;
}

function outsideOfSubjects(): string {
  const names = new Intl.ListFormat("en", { type: "disjunction" });
  const list = names.format(subjects.map(({ name }) => name));
  return `This reply is simulated: no language model was called. I can only answer questions about ${list}.`;
}
