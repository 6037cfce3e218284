import {
  addTokens,
  type ReplyReport,
  type TokenLogProbability,
} from "@moagraph/provider-kit/langchain";
import { type Fields, fieldsOf } from "@moagraph/provider-kit/vendor";

/** Adds Google's log probabilities to a report, in OpenAI's format. */
export function readLogprobs(sent: Fields | undefined, report: ReplyReport): void {
  if (sent === undefined) return;
  const places = listIn(sent, "topCandidates");
  const tokens = listIn(sent, "chosenCandidates").map((chosen, at): TokenLogProbability => {
    const others = listIn(places[at] ?? {}, "candidates").map(tokenOf);
    return { ...tokenOf(chosen), top_logprobs: others };
  });
  addTokens(report, tokens);
}

function tokenOf({ token, logProbability }: Fields): { token: string; logprob: number } {
  return { token: String(token), logprob: Number(logProbability) };
}

function listIn(fields: Fields, name: string): readonly Fields[] {
  const list = fields[name];
  return Array.isArray(list) ? list.map((each) => fieldsOf(each) ?? {}) : [];
}
