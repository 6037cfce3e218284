import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  type FunctionResult,
  type GraphSpec,
  modelCallsOf,
  proposer,
  selector,
  type SelectorOptions,
  validateGraph,
} from "../src/index.js";
import { panelOf, shownTo } from "./panel.js";
import { always, ScriptedModel } from "./scripted-model.js";

const question = { messages: "Why?" };
const reads = ["ada", "bob", "eve", "kim"] as const;
const four = {
  ada: proposer({ model: "ada" }),
  bob: proposer({ model: "bob" }),
  eve: proposer({ model: "eve" }),
  kim: proposer({ model: "kim" }),
};
const texts = {
  ada: "The answer is 5",
  bob: "So the answer is 4",
  eve: "Two and two is 4",
  kim: "4",
};

function models(said: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(said).map(([name, text]) => [name, always(text)]));
}

function selecting(options: Partial<SelectorOptions>): GraphSpec {
  const nodes = {
    ...four,
    pick: selector({ reads, keep: 2, by: "first-usable", ...options }),
    fuse: aggregator({ model: "fuse", reads: ["pick"] }),
  };
  return defineGraph({ name: "selecting", nodes, output: "fuse" });
}

describe("selector", () => {
  test.each<[Partial<SelectorOptions>, Partial<typeof texts>, string[]]>([
    [{ by: "agreement", keep: 3 }, {}, ["bob", "eve", "ada"]],
    [{ by: "agreement", of: "final-answer" }, {}, ["bob", "eve"]],
    [{ by: "diversity", keep: 3 }, {}, ["bob", "eve", "kim"]],
    [{ by: "diversity", of: "final-answer" }, {}, ["bob", "ada"]],
    [{ by: "longest" }, {}, ["bob", "eve"]],
    [{ by: "first-usable" }, { ada: " " }, ["bob", "eve"]],
    [{ by: "latest" }, {}, ["kim"]],
    [{ by: "latest" }, { kim: "" }, ["eve"]],
  ])("by %j with %j passes on %j", async (options, other, names) => {
    const said = { ...texts, ...other };
    const panel = panelOf(selecting(options), models(said));
    const { proposals, ledger } = await panel.app.invoke(question);
    const expected = names.map((name, index) => ({
      ...proposals.find(({ node }) => node === name),
      node: "pick",
      sample: index + 1,
    }));
    expect(proposals.filter(({ node }) => node === "pick")).toEqual(expected);
    expect(shownTo(panel.models["fuse"])).toEqual(expected.map(({ text }) => text));
    expect(ledger.filter(({ attempt }) => attempt > 0)).toHaveLength(5);
  });

  test("at random makes a choice for each node and conversation, and makes it again", async () => {
    const names = ["p1", "p2", "p3", "p4", "p5", "p6"];
    const nodes = {
      ada: proposer({ model: "ada", samples: 8 }),
      ...Object.fromEntries(
        names.map((name) => [name, selector({ reads: ["ada"], keep: 2, by: "random" })]),
      ),
      fuse: aggregator({ model: "fuse", reads: names }),
    };
    const graph = defineGraph({ name: "random", nodes, output: "fuse" });
    const chosen = async (messages: string): Promise<string[]> => {
      const ada = new ScriptedModel(["a", "b", "c", "d", "e", "f", "g", "h"]);
      const { proposals } = await panelOf(graph, { ada }).app.invoke({ messages });
      const placeOf = (text: string): number | undefined =>
        proposals.find((each) => each.node === "ada" && each.text === text)?.sample;
      const places = (name: string) =>
        proposals.filter(({ node }) => node === name).map(({ text }) => placeOf(text));
      return names.map((name) => places(name).join(" "));
    };
    const first = await chosen("Why?");
    expect(new Set(first).size).toBeGreaterThan(1);
    expect(await chosen("Why?")).toEqual(first);
    expect(await chosen("How?")).not.toEqual(first);
  });

  test("by a function passes on what that returns, best first, and at most `keep`", async () => {
    const graph = selecting({ by: { use: "shortest" } });
    expect(modelCallsOf(graph)).toBe(5);
    const { app } = panelOf(graph, models(texts), {
      functions: {
        shortest: ({ proposals }) =>
          proposals
            .toSorted((a, b) => a.text.length - b.text.length)
            .map((proposal) => ({ ...proposal, text: "changed" })),
      },
    });
    const { proposals } = await app.invoke(question);
    expect(proposals.filter(({ node }) => node === "pick")).toMatchObject([
      { sample: 1, model: "kim", text: "4" },
      { sample: 2, model: "ada", text: "The answer is 5" },
    ]);
  });

  test("passes nothing on if its function returns none of them, and says what it returned", async () => {
    let result: FunctionResult = "a text";
    const pick = (): FunctionResult => result;
    const graph = defineGraph({
      name: "picked",
      nodes: { ...four, pick: selector({ reads, keep: 1, by: { use: "pick" } }) },
      output: "pick",
    });
    const { app } = panelOf(graph, models(texts), { functions: { pick } });
    const errorFor = async (returned: FunctionResult): Promise<string> => {
      result = returned;
      const error: unknown = await app.invoke(question).catch((thrown: unknown) => thrown);
      const { call } = error as { call: { status: string; error: Record<string, string> } };
      return `${call.status} ${call.error["code"]}: ${call.error["message"]}`;
    };
    const { proposals } = await panelOf(selecting({}), models(texts)).app.invoke(question);
    const [ada] = proposals;
    expect(await errorFor("a text")).toMatchInlineSnapshot(
      `"failed FUNCTION_RESULT: The function \`pick\` returned string instead of a list of proposals that it was given."`,
    );
    expect(await errorFor([ada!, ada!])).toMatchInlineSnapshot(
      `"failed FUNCTION_RESULT: The function \`pick\` returned a list with one item twice instead of a list of proposals that it was given."`,
    );
    expect(await errorFor([ada!, { ...ada!, node: "zoe" }])).toMatchInlineSnapshot(
      `"failed FUNCTION_RESULT: The function \`pick\` returned a list with another item instead of a list of proposals that it was given."`,
    );
    expect(await errorFor([])).toMatchInlineSnapshot(
      `"blank BLANK_REPLY: The function \`pick\` returned an empty list."`,
    );
    result = [ada!];
    expect((await app.invoke(question)).answer).toBe("The answer is 5");
  });

  test("that keeps more than it reads, or nothing, is an issue", () => {
    expect(() => selecting({ keep: 5 })).toThrow(
      "nodes.pick.keep: Node `pick` keeps 5 proposals, but reads only 4. Set `keep` to 4 or lower",
    );
    expect(() => selecting({ keep: 0 })).toThrow("nodes.pick.keep");
    expect(() => selecting({ by: "agreemnt" as never })).toThrow('Did you mean "agreement"?');
  });

  test("with a setting that has no effect is an issue, as on other nodes", () => {
    const nodes = {
      ...four,
      pick: selector({ reads, keep: 1, by: "longest", seed: 1, of: "text" }),
      vote: { kind: "reducer", reads: ["pick"], reduce: "longest", of: "final-answer" },
      pat: { kind: "human", reads: ["vote"], ask: "  " },
    };
    const issues = validateGraph({ name: "g", nodes, output: "pat" });
    expect(
      issues.map(({ path, message, hint }) => `${path.join(".")}: ${message} ${hint}`),
    ).toEqual([
      'nodes.pick.of: Selector `pick` has `of`, but its `by` is "longest". Remove `of`, or use another `by`.',
      'nodes.pick.seed: Selector `pick` has `seed`, but its `by` is "longest". Remove `seed`, or use another `by`.',
      'nodes.vote.of: Reducer `vote` has `of`, but its `reduce` is "longest". Remove `of`, or use "majority" or "cluster".',
      "nodes.pat.ask: `ask` of node `pat` is blank. Write what the person is asked, or remove `ask`.",
    ]);
  });

  test("that reads nothing has one issue for that, and none for `keep`", () => {
    const pick = { kind: "selector", reads: [], keep: 1, by: "first-usable" };
    const issues = validateGraph({ name: "bare", nodes: { pick }, output: "pick" });
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["NO_READS", "nodes", "pick", "reads"],
    ]);
  });
});
