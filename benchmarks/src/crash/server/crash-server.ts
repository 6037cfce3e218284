import {
  type Reply,
  startTestServer,
  type TestRequest,
  type TestServer,
} from "@moagraph/provider-kit/testing";
import { caseOf } from "../graphs/crash-case.js";
import { type AskedCall, askedCall, textOf } from "./asked-call.js";
import { latencyMsOf } from "./latency-of.js";

/** Starts the test server of all threads. Equal requests get equal texts, after 100 to 200 ms. */
export async function startCrashServer(seed: number): Promise<TestServer> {
  const counts = new Map<string, number>();
  return startTestServer({
    models: {
      "*": (request) => {
        const call = askedCall(request);
        const earlier = counts.get(request.model) ?? 0;
        counts.set(request.model, earlier + 1);
        return replyTo(request, call, earlier, seed);
      },
    },
  });
}

/** A straggler outlives every run. */
const neverMs = 600_000;

function replyTo({ model }: TestRequest, call: AskedCall, earlier: number, seed: number): Reply {
  const { hangs = [], failsOnce = [], throwsOnce = [], agents = [] } = caseOf(call.thread);
  const latencyMs = latencyMsOf(call.key, [seed, model, earlier]);
  if (hangs.includes(call.key)) return { latencyMs: neverMs };
  if (failsOnce.includes(call.key) && earlier === 0) {
    return { fault: "server-error", latencyMs: latencyMs / 3 };
  }
  if (throwsOnce.includes(call.key) && earlier === 0) return { fault: "bad-request", latencyMs };
  if (call.key === judge) return { text: "FAIL", latencyMs };
  if (agents.includes(call.key) && !call.isAfterTool) return { latencyMs, toolCall };
  return { text: textOf(call), latencyMs };
}

const judge = "judge";
const toolCall = { name: "clock", arguments: "{}", id: "call_1" };
