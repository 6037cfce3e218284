// Budget and quorum: what a run may spend, and how many proposals are enough.
//
// `slow` takes a minute. The quorum of `fuse` is two proposals, so `slow` is cancelled when `ada`
// and `bob` have answered. A budget of three model calls is less than the four calls of the graph:
// by default the run is refused before its first call. With `onExhausted: "best-effort"` it makes
// the calls that fit. The answer's call is reserved first, then the proposers in their order.
//
// Run it with: npx tsx examples/budget-and-quorum.ts
import {
  aggregator,
  type Call,
  compile,
  defineGraph,
  type GraphPolicies,
  MoaError,
  proposer,
} from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const minute = 60_000;
const models = { slow: await simulated({ firstTokenMs: minute }).chat("slow", {}) };
const messages = "What should I know about coffee?";

async function run(policies: GraphPolicies): Promise<readonly Call[]> {
  const graph = defineGraph({
    name: "bounded",
    nodes: {
      ada: proposer({ model: "simulated:ada" }),
      bob: proposer({ model: "simulated:bob" }),
      slow: proposer({ model: "slow" }),
      fuse: aggregator({
        model: "simulated:chair",
        reads: ["ada", "bob", "slow"],
        quorum: { atLeast: 2 },
      }),
    },
    output: "fuse",
    ...policies,
  });
  const { ledger } = await compile(graph, { providers: [simulated()], models }).invoke({
    messages,
  });
  return ledger;
}

function print(title: string, ledger: readonly Call[]): void {
  console.log(title);
  for (const { node, status, error } of ledger) console.log(`  ${node}: ${error?.code ?? status}`);
}

print("Quorum of 2:", await run({}));

try {
  await run({ budget: { maxModelCalls: 3 } });
} catch (error) {
  if (!MoaError.isInstance(error)) throw error;
  console.log(`Budget of 3 calls: ${error.code}\n  ${error.message}\n  ${error.hint}`);
}

const bestEffort = { budget: { maxModelCalls: 3 }, onExhausted: "best-effort" } as const;
print("Budget of 3 calls, best effort:", await run(bestEffort));
