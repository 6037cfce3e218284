import type { MoaApp } from "@moagraph/core";
import { stopsAll } from "../asking/stops-all.js";
import type { Question } from "../benchmark/question.js";
import type { AnswerRow, ModelCall, RecordedProposal } from "./answer-row.js";
import { ledgerOf, reasonOf, recordedCalls, recordedProposals, usageOf } from "./recorded-calls.js";

/** A question, and who answers it. */
export interface QuestionToAsk {
  readonly app: MoaApp;
  readonly question: Question;
  readonly signal: AbortSignal;
}

/**
 * Asks all turns of a question in order, each with the turns and answers before it.
 *
 * @returns The row to record. A question that could not be answered is a row with its reason.
 * @throws If the signal aborts, or no question can be asked, for example without a key.
 */
export async function askQuestion({ app, question, signal }: QuestionToAsk): Promise<AnswerRow> {
  const startedMs = performance.now();
  const done: Conversation = { messages: [], turns: [], proposals: [], calls: [] };
  try {
    for (const text of question.turns) await askTurn(done, text, { app, signal });
    const { turns, proposals, calls } = done;
    return { id: question.id, turns, proposals, calls, usage: usageOf(calls, startedMs) };
  } catch (error) {
    if (signal.aborted || stopsAll(error)) throw error;
    const calls = [...done.calls, ...recordedCalls(ledgerOf(error), done.turns.length + 1)];
    return { id: question.id, failed: reasonOf(error), calls, usage: usageOf(calls, startedMs) };
  }
}

/** The turns of a question that are answered. */
interface Conversation {
  readonly messages: { readonly role: "user" | "assistant"; readonly content: string }[];
  readonly turns: string[];
  readonly proposals: RecordedProposal[];
  readonly calls: ModelCall[];
}

async function askTurn(
  { messages, turns, proposals, calls }: Conversation,
  text: string,
  { app, signal }: Pick<QuestionToAsk, "app" | "signal">,
): Promise<void> {
  messages.push({ role: "user", content: text });
  const result = await app.invoke({ messages: [...messages] }, { signal });
  messages.push({ role: "assistant", content: result.answer });
  turns.push(result.answer);
  proposals.push(...recordedProposals(result.proposals, turns.length));
  calls.push(...recordedCalls(result.ledger, turns.length));
}
