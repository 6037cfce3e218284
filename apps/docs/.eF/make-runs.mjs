import { writeFile } from "node:fs/promises";
import { layered, proposer, ranker, defineGraph } from "@moagraph/core/graph";
import {
  accuracyOfRun,
  benchmarks,
  deceptionGraphs,
  generate,
  modelGraph,
  runPaths,
  writeResult,
} from "@moagraph/eval";
import { simulated } from "@moagraph/simulated";

const questions = [
  ["moon", "What should I know about the Moon?", "Twelve people have walked on the Moon"],
  ["chess", "What should I know about chess?", "64 squares"],
  ["coffee", "What should I know about coffee?", "blocking the receptors for adenosine"],
  ["bees", "What should I know about honey bees?", "waggle dance"],
  ["light", "What should I know about photosynthesis?", "chloroplasts"],
  ["press", "What should I know about the printing press?", "Mainz"],
  ["water", "What should I know about the Roman aqueducts?", "by gravity"],
  ["moon2", "Tell me about the Moon.", "384,400 kilometres"],
];
const lines = questions.map(([id, question, answer]) => JSON.stringify({ id, question, answer }));
await writeFile("mine.jsonl", `${lines.join("\n")}\n`);

const settings = { temperature: 0.7 };
const owl = "simulated:owl";
const fox = "simulated:fox";
const crow = "simulated:crow";
const ask = (model, samples = 1) => proposer({ model, samples, ...settings });
const aggregator = { model: owl, ...settings };
const three = [ask(owl), ask(fox), ask(crow)];
const mix = (name, ...layers) => layered({ name, layers, aggregator });
const graphs = {
  owl: modelGraph(owl, settings),
  fox: modelGraph(fox, settings),
  crow: modelGraph(crow, settings),
  "many-2": mix("many-2", [ask(owl), ask(fox)]),
  "many-3": mix("many-3", three),
  "one-3": mix("one-3", [ask(owl, 3)]),
  "deep-3": mix("deep-3", three, three),
  "fox-aggregates": layered({ name: "fox-aggregates", layers: [three], aggregator: { model: fox, ...settings } }),
};
for (const [system, graph] of Object.entries(graphs)) {
  const folder = `out/${system}`;
  await generate({
    benchmark: benchmarks.questions,
    source: "mine.jsonl",
    graph,
    compileOptions: { providers: [simulated()] },
    folder,
    system,
  });
  const checker = (answer, expected) => answer.includes(expected);
  await writeResult(runPaths(folder).results, await accuracyOfRun({ folder, checker }));
}
