/** Repeats: how many rounds run, what each of them sees, and what is recorded. */
import { describe, expect, test } from "vitest";
import {
  aggregator,
  type CompileOptions,
  compile,
  defineGraph,
  flowOf,
  type FunctionInput,
  graph as graphNode,
  type GraphSpec,
  GraphValidationError,
  type MoaOutput,
  modelCallsOf,
  proposer,
  reducer,
  repeat,
  router,
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
    const passedOn = result.proposals.filter(({ node }) => node.startsWith("rounds"));
    expect(passedOn.map(({ node, sample, text }) => `${node} ${sample} ${text}`)).toEqual([
      "rounds/1/x 1 apples",
      "rounds/1/y 1 plums",
      "rounds/1 1 apples",
      "rounds/1 2 plums",
      "rounds/2/x 1 pears",
      "rounds/2/y 1 pears",
      "rounds/2 1 pears",
      "rounds/2 2 pears",
      "rounds 1 pears",
      "rounds 2 pears",
    ]);
  });

  test("end with the last one, and a round that fails leaves the one before", async () => {
    const broken = new Error("bad request");
    const models = {
      x: new ScriptedModel(["apples", broken]),
      y: new ScriptedModel(["plums", broken]),
    };
    const options = { wiring };
    const { result, models: asked } = await hold(debate({ agreement: 1 }), models, options);
    expect(shownIn(asked["fuse"])).toEqual([["apples", "plums"]]);
    const third = result.ledger.filter(({ node }) => node.startsWith("rounds/3/"));
    expect(third.map(({ node, attempt, status }) => [node, attempt, status])).toEqual([
      ["rounds/3/x", 0, "failed"],
      ["rounds/3/y", 0, "failed"],
    ]);
  });
});

describe("rounds", () => {
  test("end when a model passes their proposals", async () => {
    const until = { model: "judge", prompt: "PASS or FAIL?" };
    const models = { judge: new ScriptedModel(["FAIL", "PASS"]) };
    const { result, models: asked } = await hold(debate(until), models);
    expect(shownIn(asked["judge"])).toEqual([
      ["x says", "y says"],
      ["x says", "y says"],
    ]);
    const judged = result.ledger.filter(({ node }) => node.endsWith("/until"));
    expect(judged.map(({ node, notes }) => [node, notes])).toEqual([
      ["rounds/1/until", [{ type: "routed", to: ["rounds/2"] }]],
      ["rounds/2/until", [{ type: "routed", to: [] }]],
    ]);
    expect(asked["x"]?.asked).toHaveLength(2);
    const limited = debate({ ...until, maxOutputTokens: 5 });
    expect(() => compile(limited, { models: modelsIn(limited, {}) })).toThrow(
      "nodes.rounds.until.maxOutputTokens: Node `rounds/1/until` sets",
    );
  });

  test("end when a function says so", async () => {
    const seen: string[][] = [];
    const until = { use: "enough" };
    const functions = {
      enough({ proposals }: FunctionInput): boolean {
        seen.push(proposals.map(({ text }) => text));
        return seen.length === 2;
      },
    };
    const { models } = await hold(debate(until, 5), {}, { functions });
    expect(seen).toEqual([
      ["x says", "y says"],
      ["x says", "y says"],
    ]);
    expect(models["x"]?.asked).toHaveLength(2);
    expect(() => compile(debate(until), { models: modelsIn(debate(until), {}) })).toThrow(
      "nodes.rounds.until.use",
    );
  });

  test("do not repeat an issue, and keep those of other models at the same place", () => {
    const graph = { ...debate({ use: "never" }), reasoningEffort: "low" } as const;
    const own = modelsIn(graph, {});
    const wrong = thrownBy(() =>
      compile(graph, { models: own, functions: { never: () => false } }),
    );
    const named = wrong.issues.map(({ message }) => /`(\w+)` is an existing/.exec(message)?.[1]);
    expect(named).toEqual(Object.keys(own));
  });

  test("pass on one proposal if their body has one output, and can be the answer", async () => {
    const graph = defineGraph({
      name: "refine",
      nodes: {
        ada: proposer({ model: "ada" }),
        rounds: repeat({
          reads: ["ada"],
          body: {
            nodes: {
              remarks: aggregator({ model: "remarks", reads: ["input"] }),
              revised: aggregator({ model: "revised", reads: ["input", "remarks"] }),
            },
            output: "revised",
          },
          until: { use: "never" },
          maxRounds: 2,
        }),
      },
      output: "rounds",
    });
    expect(modelCallsOf(graph)).toBe(5);
    const revised = new ScriptedModel(["better", "best"]);
    const functions = { never: () => false };
    const { result, models } = await hold(graph, { revised }, { functions });
    expect(result.answer).toBe("best");
    expect(shownIn(models["revised"])).toEqual([
      ["ada says", "remarks says"],
      ["better", "remarks says"],
    ]);
    expect(result.messages.at(-1)?.text).toBe("best");
  });

  test("can be in rounds and in graphs, and be a route", async () => {
    const inner = debate({ agreement: 0.9 }, 2);
    const graph = defineGraph({
      name: "outer",
      nodes: {
        pick: router({ rule: { use: "choose" }, routes: ["panel", "short"] }),
        panel: graphNode({ graph: inner }),
        short: proposer({ model: "short" }),
        any: reducer({ reads: ["panel", "short"], reduce: "first-usable" }),
      },
      output: "any",
    });
    const chosen = async (route: string): Promise<Debate> =>
      hold(graph, {}, { functions: { choose: () => [route] } });
    const { result, models } = await chosen("short");
    expect(result.answer).toBe("short says");
    expect(models["ada"]?.asked).toEqual([]);
    const skipped = result.ledger.filter(({ status }) => status === "skipped");
    expect(skipped.map(({ node }) => node)).toEqual(
      [...flowOf(graph).keys()].filter((name) => name.startsWith("panel")),
    );
    expect((await chosen("panel")).result.answer).toBe("fuse says");
  });
});

function thrownBy(act: () => unknown): GraphValidationError {
  try {
    act();
  } catch (error) {
    if (error instanceof GraphValidationError) return error;
  }
  throw new Error("No issues were found.");
}
