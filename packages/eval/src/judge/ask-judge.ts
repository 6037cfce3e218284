import type { MoaApp } from "@moagraph/core";
import { ledgerOf, reasonOf, recordedCalls, usageOf } from "../answers/recorded-calls.js";
import type { FailureReason, ModelCall } from "../answers/answer-row.js";
import { stopsAll } from "../asking/stops-all.js";
import type { JudgeReply, JudgeTask, Verdict } from "./judge-task.js";
import type { JudgmentRow } from "./judgment-row.js";
import { promptDigest } from "./prompt-digest.js";
import { topLogprobsOf } from "./top-logprobs.js";

/** A task, and who judges. */
export interface TaskToJudge {
  readonly app: MoaApp;
  /** The name of the judge. */
  readonly judge: string;
  /** Separates the cached replies of second requests: the first reply would be given again. */
  readonly secondNamespace: string;
  readonly task: JudgeTask;
  readonly signal: AbortSignal;
}

/**
 * Asks a judge. If the reply names no verdict, asks once more.
 *
 * @returns The row to record. Without a verdict, it says why.
 * @throws If the signal aborts, or no task can be asked, for example without a key.
 */
export async function askJudge(options: TaskToJudge): Promise<JudgmentRow> {
  const { task, judge } = options;
  const startedMs = performance.now();
  const first = await requested(options, 1);
  const last = first.canRepeat ? await requested(options, 2) : first;
  const calls = last === first ? first.calls : [...first.calls, ...last.calls];
  const { key, question, prompt, details } = task;
  const { text, topLogprobs } = last.reply;
  return {
    key,
    question,
    judge,
    prompt,
    promptSha256: promptDigest(task),
    details,
    reply: text,
    ...(topLogprobs !== undefined && { topLogprobs }),
    usage: usageOf(calls, startedMs),
    ...(last.verdict === undefined ? { unclear: last.reason } : { verdict: last.verdict }),
  };
}

/** The result of one request to a judge. */
interface Requested {
  readonly reply: JudgeReply;
  readonly verdict?: Verdict | undefined;
  /** Why there is no verdict. */
  readonly reason: FailureReason;
  /** Whether there was a reply without a verdict. */
  readonly canRepeat: boolean;
  readonly calls: readonly ModelCall[];
}

const noVerdict: FailureReason = {
  code: "UNCLEAR_VERDICT",
  message: "The judge was asked twice, and no reply has a verdict.",
};

async function requested(
  { app, task, signal, secondNamespace }: TaskToJudge,
  time: 1 | 2,
): Promise<Requested> {
  try {
    const configurable = time === 1 ? {} : { cacheNamespace: secondNamespace };
    const result = await app.invoke({ messages: messagesOf(task) }, { signal, configurable });
    const reply: JudgeReply = { text: result.answer, ...topLogprobsOf(result.messages.at(-1)) };
    const verdict = checkedVerdict(task.read(reply));
    const calls = recordedCalls(result.ledger, time);
    return { reply, verdict, reason: noVerdict, canRepeat: verdict === undefined, calls };
  } catch (error) {
    if (signal.aborted || stopsAll(error)) throw error;
    const ledger = ledgerOf(error);
    const isBlank = ledger.at(-1)?.status === "blank";
    const calls = recordedCalls(ledger, time);
    return { reply: { text: "" }, reason: reasonOf(error), canRepeat: isBlank, calls };
  }
}

type Message = { readonly role: "system" | "user"; readonly content: string };

function messagesOf({ system, user }: JudgeTask): Message[] {
  const question: Message = { role: "user", content: user };
  return system === undefined ? [question] : [{ role: "system", content: system }, question];
}

/** A number that is not finite is no verdict: it could not be recorded. */
function checkedVerdict(verdict: Verdict | undefined): Verdict | undefined {
  if (verdict === undefined) return undefined;
  const values = typeof verdict === "number" ? [verdict] : Object.values(verdict);
  const areFinite = values.every((value) => typeof value === "string" || Number.isFinite(value));
  return areFinite ? verdict : undefined;
}
