/** Repeats: how many rounds run, what each of them sees, and what is recorded. */
import { describe, expect, test } from "vitest";
import {
  aggregator,
  type CompileOptions,
  compile,
  defineGraph,
  type GraphSpec,
  type MoaOutput,
  proposer,
  repeat,
  type Until,
  type WiringOption,
} from "../src/index.js";
import { fencedProposals } from "./fenced-proposals.js";
import { modelsIn } from "./panel.js";
import { ScriptedModel } from "./scripted-model.js";

/** Two models answer, then revise their answers in rounds; another one writes the answer. */
function debate(until: Until, maxRounds = 3): GraphSpec {
  return defineGraph({
    name: "debate",
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      rounds: repeat({
        reads: ["ada", "bob"],
        body: {
          nodes: {
            x: aggregator({ model: "x", reads: ["input"] }),
            y: aggregator({ model: "y", reads: ["input"] }),
          },
          output: ["x", "y"],
        },
        until,
        maxRounds,
      }),
      fuse: aggregator({ model: "fuse", reads: ["rounds"] }),
    },
    output: "fuse",
  });
}

interface Debate {
  readonly result: MoaOutput;
  readonly models: Readonly<Record<string, ScriptedModel>>;
}

async function hold(
  graph: GraphSpec,
  given: Readonly<Record<string, ScriptedModel>>,
  options: Omit<CompileOptions, "models"> = {},
): Promise<Debate> {
  const models = modelsIn(graph, given);
  const app = compile(graph, { ...options, models });
  return { result: await app.invoke({ messages: "Why?" }), models };
}

/** The texts that a model was shown in each of its calls. */
function shownIn(model: ScriptedModel | undefined): string[][] {
  return (model?.asked ?? []).map((messages) =>
    fencedProposals(messages[0]?.text ?? "").map(({ text }) => text),
  );
}

/** Who answers differently in round 1, and equally from round 2 on. */
const converging = (): Record<string, ScriptedModel> => ({
  x: new ScriptedModel(["apples", "pears", "pears"]),
  y: new ScriptedModel(["plums", "pears", "pears"]),
});

describe.each<WiringOption>(["fast", "plain"])("rounds, with the %s wiring", (wiring) => {
  test("end when the proposals agree", async () => {
    const { result, models } = await hold(debate({ agreement: 0.9 }), converging(), { wiring });
    expect(shownIn(models["x"])).toEqual([
      ["ada says", "bob says"],
      ["apples", "plums"],
    ]);
    expect(shownIn(models["fuse"])).toEqual([["pears", "pears"]]);
    expect(result.ledger.map(({ node, status }) => `${node} ${status}`)).toEqual([
      "ada ok",
      "bob ok",
      "rounds/1/x ok",
      "rounds/1/y ok",
      "rounds/1/until ok",
      "rounds/2/x ok",
      "rounds/2/y ok",
      "rounds/2/until ok",
      "rounds/3/x skipped",
      "rounds/3/y skipped",
      "rounds/3 skipped",
      "fuse ok",
    ]);
  });
});
