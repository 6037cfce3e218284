// Selecting without a model: of six samples, the three that differ most by embeddings, the one that agrees
// most with all, and a vote. The last lines use a measure on its own.
//
// Run it with: npx tsx examples/selector.ts
import { SyntheticEmbeddings } from "@langchain/core/utils/testing";
import {
  agreementOf,
  aggregator,
  compile,
  defineGraph,
  finalAnswerVector,
  type GraphFunction,
  mostDiverse,
  proposer,
  reducer,
  selector,
} from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

// In a real program: new OpenAIEmbeddings() or any other Embeddings of LangChain.
const embeddings = new SyntheticEmbeddings({ vectorSize: 16 });

const varied: GraphFunction = async ({ proposals }) => {
  const vectors = await embeddings.embedDocuments(proposals.map(({ text }) => text));
  return mostDiverse(vectors, 3).flatMap((index) => proposals[index] ?? []);
};

const graph = defineGraph({
  name: "varied",
  nodes: {
    panel: proposer({ model: "simulated:ada", samples: 6, temperature: 1 }),
    varied: selector({ reads: ["panel"], keep: 3, by: { use: "varied" } }),
    central: selector({ reads: ["panel"], keep: 1, by: "agreement" }),
    vote: reducer({ reads: ["panel"], reduce: "cluster" }),
    fuse: aggregator({ model: "simulated:chair", reads: ["varied", "central", "vote"] }),
  },
  output: "fuse",
});
const app = compile(graph, { providers: [simulated()], functions: { varied } });

const { answer, proposals, ledger } = await app.invoke("Tell me two things about the Moon.");
const panel = proposals.filter(({ node }) => node === "panel");
for (const { node, sample, text } of proposals) {
  const from = panel.find((each) => each.text === text)?.sample;
  if (node !== "panel") console.log(`${node} #${sample} is sample ${from}`);
}
console.log(`${ledger.length} calls`);
console.log(answer);

const votes = ["6 × 7 = 42", "The answer is **42**.", "\\boxed{42}", "I get 41."];
console.log(`Share of the most frequent answer: ${agreementOf(votes.map(finalAnswerVector))}`);
