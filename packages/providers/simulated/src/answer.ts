import type { Asked } from "./asked.js";
import { subjects } from "./fact-base/subjects.js";
import { evaluation } from "./judging/evaluation.js";
import { formedReply } from "./formed-reply.js";
import { judgement } from "./judging/judgement.js";
import { listedProposals } from "./continuing/listed-proposals.js";
import { merge } from "./merge.js";
import { countOf, subjectsOf } from "./question.js";
import { recall, type SimulatedCall } from "./recall.js";
import { rest, type Section } from "./continuing/rest.js";
import { begunSubject } from "./continuing/unfinished.js";

/**
 * The reply of a simulated model: a judgement if it is instructed to judge or to evaluate, a synthesis if the
 * system message lists proposals, otherwise what it recalls. It is JSON if JSON is requested. If the
 * conversation asks to continue an answer, the reply is the rest of it.
 */
export function answer(asked: Asked, call: SimulatedCall): string {
  const judged = judgement(asked, call) ?? evaluation(call);
  if (judged !== undefined) return judged;
  const { system, soFar, isPrefilled } = asked;
  const proposals = listedProposals(system, asked.requests);
  const sections =
    proposals.length === 0 ? recollection(asked, call) : synthesis(asked, call, proposals);
  const reply = rest(sections, soFar) || withoutClaims(asked, proposals);
  const text = isPrefilled ? reply : reply.trimStart();
  return formedReply(system, text) ?? text;
}

function recollection({ question }: Asked, call: SimulatedCall): Section[] {
  const most = countOf(question);
  return subjectsOf(question).map((subject) => {
    return { name: subject.name, claims: recall(subject, call, most), most };
  });
}

function synthesis(
  { question }: Asked,
  call: SimulatedCall,
  proposals: readonly string[],
): Section[] {
  const most = countOf(question);
  return subjects.map((subject) => {
    return { name: subject.name, claims: merge(subject, proposals, recall(subject, call)), most };
  });
}

/** The rest of a reply without claims. While its proposals are unfinished, a model only begins its answer. */
function withoutClaims({ soFar }: Asked, proposals: readonly string[]): string {
  const begun = begunSubject(proposals);
  const text = begun === undefined ? noClaims(proposals.length) : `About ${begun}:`;
  return text.startsWith(soFar) ? text.slice(soFar.length) : "";
}

function noClaims(proposals: number): string {
  return proposals === 0 ? outsideOfSubjects() : noAgreement(proposals);
}

function noAgreement(proposals: number): string {
  return `The ${proposals} answers have no claim in common, and I recall none of their claims.`;
}

function outsideOfSubjects(): string {
  const names = subjects.map(({ name }) => name);
  const list = `${names.slice(0, -1).join(", ")}, or ${names.at(-1)}`;
  return `This reply is simulated: no language model was called. I can only answer questions about ${list}.`;
}
