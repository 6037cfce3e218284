import { type Call, compile, type MoaApp, streamRun } from "@moagraph/core";
import { MoaError } from "@moagraph/provider-kit";
import { together } from "@moagraph/together";
import { deadlineMs, type FaultCase, graphOf } from "./fault-case.js";

/** How a run ended. */
export type Ending =
  | { readonly type: "answered"; readonly ledger: readonly Call[] }
  | { readonly type: "failed"; readonly error: unknown; readonly ledger: readonly Call[] }
  | { readonly type: "hung"; readonly ledger: readonly [] };

/** Runs a case against the server at a URL, until its time limit at the latest. */
export async function runCase(each: FaultCase, baseUrl: string): Promise<Ending> {
  const app = compile(graphOf(each), { providers: [together({ baseUrl, apiKey: "sk-test" })] });
  const stop = new AbortController();
  const run = each.mode === "invoke" ? invoked(app, stop.signal) : streamed(app, stop.signal);
  const ending = await inTime(run, deadlineMs(each));
  stop.abort();
  return ending;
}

function inTime(run: Promise<Ending>, limitMs: number): Promise<Ending> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs, { type: "hung", ledger: [] });
    void run.then(resolve).finally(() => clearTimeout(timer));
  });
}

const messages = "Why is the sky blue?";

async function invoked(app: MoaApp, signal: AbortSignal): Promise<Ending> {
  try {
    const { ledger } = await app.invoke({ messages }, { signal });
    return { type: "answered", ledger };
  } catch (error) {
    return { type: "failed", error, ledger: ledgerOf(error) };
  }
}

async function streamed(app: MoaApp, signal: AbortSignal): Promise<Ending> {
  let ledger: readonly Call[] = [];
  try {
    const events = streamRun(app, { messages }, { signal, listenTo: "every-call" });
    for await (const event of events) if (event.type === "run-end") ledger = event.ledger;
    return { type: "answered", ledger };
  } catch (error) {
    return { type: "failed", error, ledger };
  }
}

function ledgerOf(error: unknown): readonly Call[] {
  return MoaError.isInstance(error) && "ledger" in error ? (error.ledger as readonly Call[]) : [];
}
