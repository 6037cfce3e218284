import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import type { Call, CallError } from "../call/call.js";
import { type CallRequest, type Outcome, placeCall } from "./place-call.js";

/** How to read a reply that judges. */
export interface VerdictReader<Verdict> {
  /** The verdict in a reply; `undefined` when there is none. */
  readonly read: (reply: string) => Verdict | undefined;
  /** What the model is told when its reply had none. */
  readonly reminder: string;
}

/** What came of asking for a verdict. */
export interface Judgement<Verdict> {
  readonly verdict: Verdict | undefined;
  /** Its tries, in order. */
  readonly calls: readonly [Call, ...Call[]];
  readonly last: Outcome;
}

const unclear: CallError = {
  code: "UNCLEAR_VERDICT",
  message: "The reply does not say what was asked.",
};

/** Asks for a verdict, and once more when the reply has none. */
export async function askVerdict<Verdict>(
  request: CallRequest,
  { read, reminder }: VerdictReader<Verdict>,
): Promise<Judgement<Verdict>> {
  const first = await placeCall(request);
  if (first.call.status !== "ok" || first.reply === undefined) {
    return { verdict: undefined, calls: [first.call], last: first };
  }
  const verdict = read(first.reply.text);
  if (verdict !== undefined) return { verdict, calls: [first.call], last: first };
  const failed = asUnclear(first.call);
  tellRetry(request, failed);
  const again = [new AIMessage(first.reply.text), new HumanMessage(reminder)];
  const prepare = async (): Promise<BaseMessage[]> => [...first.messages, ...again];
  const second = await placeCall({ ...request, prepare, attempt: 2 });
  const secondVerdict = second.call.status === "ok" ? read(second.reply?.text ?? "") : undefined;
  const isUnclear = second.call.status === "ok" && secondVerdict === undefined;
  const call = isUnclear ? asUnclear(second.call) : second.call;
  return { verdict: secondVerdict, calls: [failed, call], last: { ...second, call } };
}

function asUnclear(call: Call): Call {
  return { ...call, status: "failed", error: unclear };
}

function tellRetry({ site, planned }: CallRequest, call: Call): void {
  const { node, sample, model } = planned;
  site.tell({ type: "call-retry", node, sample, model, atMs: call.settledMs, call });
}
