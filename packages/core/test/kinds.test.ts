import { describe, expect, test } from "vitest";
import {
  aggregator,
  compile,
  critic,
  defineGraph,
  degradations,
  type GraphSpec,
  modelCallsOf,
  proposer,
  ranker,
  type RankerOptions,
  reducer,
  type ReducerOptions,
  streamRun,
  verifier,
} from "../src/index.js";
import { fencedProposals } from "./fenced-proposals.js";
import { panelOf, shownTo } from "./panel.js";
import { always, ScriptedModel } from "./scripted-model.js";

const three = {
  ada: proposer({ model: "ada" }),
  bob: proposer({ model: "bob" }),
  eve: proposer({ model: "eve" }),
};
const reads = ["ada", "bob", "eve"] as const;
const question = { messages: "Why?" };
const down = new Error("down");

function ranked(options: Partial<RankerOptions> = {}): GraphSpec {
  const nodes = {
    ...three,
    best: ranker({ model: "best", reads, ...options }),
    fuse: aggregator({ model: "fuse", reads: ["best"] }),
  };
  return defineGraph({ name: "ranked", nodes, output: "fuse" });
}

describe("ranker, listwise", () => {
  test("passes on the best as they are, best first", async () => {
    const { app, models } = panelOf(ranked({ keep: 2 }), { best: always("3, 1") });
    const { ledger } = await app.invoke(question);
    expect(shownTo(models["fuse"])).toEqual(["eve says", "ada says"]);
    expect(shownTo(models["best"])).toEqual(["ada says", "bob says", "eve says"]);
    expect(ledger).toHaveLength(5);
  });

  test.each([
    ["3", "eve"],
    ["**Answer 2** is best.", "bob"],
    ["The best of the 3 answers is… 3.", "eve"],
    ["No. 1", "ada"],
  ])("reads %j as a vote for %s", async (reply, node) => {
    const graph = defineGraph({
      name: "pick",
      nodes: { ...three, best: ranker({ model: "best", reads }) },
      output: "best",
    });
    const { app } = panelOf(graph, { best: always(reply) });
    expect((await app.invoke(question)).answer).toBe(`${node} says`);
  });

  test("asks once more when the reply names no answer, and says so in ledger and events", async () => {
    const best = new ScriptedModel(["I cannot decide.", "2"]);
    const { app } = panelOf(ranked(), { best });
    const { answer, ledger, proposals } = await app.invoke(question);
    expect([answer, proposals.at(-1)?.text]).toEqual(["fuse says", "bob says"]);
    expect(best.asked[1]?.map(({ type, text }) => `${type}: ${text}`).slice(1)).toEqual([
      "human: Why?",
      "ai: I cannot decide.",
      "human: Reply with one number from 1 to 3, and nothing else.",
    ]);
    expect(ledger.filter(({ node }) => node === "best")).toMatchObject([
      { attempt: 1, status: "failed", error: { code: "UNCLEAR_VERDICT" } },
      { attempt: 2, status: "ok" },
    ]);
  });

  test("fails when that is unclear too, or keeps all if so chosen", async () => {
    const unclear = always("Both are fine.");
    await expect(panelOf(ranked(), { best: unclear }).app.invoke(question)).rejects.toMatchObject({
      code: "NO_USABLE_PROPOSAL",
      failures: [{ attempt: 2, error: { code: "UNCLEAR_VERDICT" } }],
    });
    const { app } = panelOf(ranked({ onUnclear: "keep-all" }), { best: unclear });
    const { proposals } = await app.invoke(question);
    expect(proposals.filter(({ node }) => node === "best")).toHaveLength(3);
  });

  test("does not keep all when its call failed for another reason", async () => {
    const { app } = panelOf(ranked({ onUnclear: "keep-all" }), { best: new ScriptedModel([down]) });
    await expect(app.invoke(question)).rejects.toThrow("best (best): CALL_FAILED: down");
  });

  test("asks nobody when there is nothing to choose between", async () => {
    const only = { ada: new ScriptedModel([down]), bob: new ScriptedModel([""]) };
    const { app, models } = panelOf(ranked(), only);
    const { proposals, ledger } = await app.invoke(question);
    expect(models["best"]?.asked).toEqual([]);
    expect(proposals.at(-1)).toMatchObject({ node: "best", model: "eve", text: "eve says" });
    expect(ledger.find(({ node }) => node === "best")).toMatchObject({ attempt: 0, status: "ok" });
  });

  test("as the output gives the chosen text as the answer, streamed as one piece", async () => {
    const graph = defineGraph({
      name: "pick",
      nodes: { ...three, best: ranker({ model: "best", reads }) },
      output: "best",
    });
    const { app } = panelOf(graph, { best: always("2") });
    const pieces: string[] = [];
    for await (const event of streamRun(app, question)) {
      if (event.type === "answer-token") pieces.push(event.text);
    }
    expect(pieces).toEqual(["bob says"]);
  });
});

describe("ranker, pairwise", () => {
  const graph = ranked({ method: "pairwise", keep: 2 });

  test("asks about every two, and keeps those that win most", async () => {
    // The pairs are (ada, bob), (ada, eve), (bob, eve); each reply names the better of its two.
    const best = always("2");
    const { app, models } = panelOf(graph, { best });
    const { proposals, ledger } = await app.invoke(question);
    expect(modelCallsOf(graph)).toBe(7);
    expect(best.asked).toHaveLength(3);
    expect(shownTo(models["fuse"])).toEqual(["eve says", "bob says"]);
    expect(proposals.filter(({ node }) => node === "best").map(({ text }) => text)).toEqual([
      "eve says",
      "bob says",
    ]);
    expect(ledger.filter(({ node }) => node === "best").map(({ sample }) => sample)).toEqual([
      1, 2, 3,
    ]);
  });

  test("asks only about pairs that are there", async () => {
    const best = always("1");
    const { app } = panelOf(ranked({ method: "pairwise" }), {
      best,
      eve: new ScriptedModel([down]),
    });
    const { proposals, ledger } = await app.invoke(question);
    expect(best.asked).toHaveLength(1);
    expect(proposals.at(-1)?.text).toBe("ada says");
    expect(ledger.filter(({ node }) => node === "best").map(({ attempt }) => attempt)).toEqual([
      1, 0, 0,
    ]);
  });

  test("counts an unclear pair for neither, and fails when every pair is", async () => {
    const some = new ScriptedModel(["1", "hm", "hm", "1"]);
    const { app } = panelOf(graph, { best: some });
    const { proposals } = await app.invoke(question);
    expect(proposals.filter(({ node }) => node === "best")).toHaveLength(2);
    await expect(panelOf(graph, { best: always("hm") }).app.invoke(question)).rejects.toMatchObject(
      {
        code: "NO_USABLE_PROPOSAL",
      },
    );
  });
});

describe("reducer", () => {
  function reduced(reduce: ReducerOptions["reduce"], of?: ReducerOptions["of"]): GraphSpec {
    const nodes = { ...three, one: reducer({ reads, reduce, of }) };
    return defineGraph({ name: "reduced", nodes, output: "one" });
  }
  const says = (ada: string, bob: string, eve: string) => ({
    ada: always(ada),
    bob: always(bob),
    eve: always(eve),
  });

  test.each([
    ["majority", says("The answer: 42!", "41", "the  ANSWER 42"), "The answer: 42!"],
    ["majority", says("b", "a", "c"), "b"],
    ["majority", says("!", "?", "?"), "?"],
    ["cluster", says("Rome is big", "Paris is big", "Of course Paris is it"), "Paris is big"],
    ["cluster", says("a b c d", "x y z", "d c b"), "a b c d"],
    ["first-usable", says("", "second", "third"), "second"],
    ["longest", says("a", "long text", "mid"), "long text"],
    ["concat", says("a", " ", "c"), "a\n\nc"],
  ] as const)("%s takes what it should", async (reduce, models, answer) => {
    const { app } = panelOf(reduced(reduce), models);
    const result = await app.invoke(question);
    expect(result.answer).toBe(answer);
    expect(result.ledger.filter(({ attempt }) => attempt > 0)).toHaveLength(3);
  });

  test.each(["majority", "cluster"] as const)("%s of final answers", async (reduce) => {
    const models = says("It is 41.", "Six times seven is 42.", "Let me see.\nThe answer is 42!");
    const { app } = panelOf(reduced(reduce, "final-answer"), models);
    expect((await app.invoke(question)).answer).toBe("Six times seven is 42.");
  });

  test("majority of final answers counts blank ones only if there is no other", async () => {
    const of = "final-answer";
    const mixed = panelOf(reduced("majority", of), says("...", "?!", "42"));
    expect((await mixed.app.invoke(question)).answer).toBe("42");
    const blank = panelOf(reduced("majority", of), says("...", ",", "..."));
    expect((await blank.app.invoke(question)).answer).toBe("...");
  });

  test("says in the ledger if it had fewer proposals", async () => {
    const { app } = panelOf(reduced("majority"), says("yes", "", "no"));
    const { ledger } = await app.invoke(question);
    expect(ledger.at(-1)).toMatchObject({
      attempt: 0,
      status: "ok",
      notes: [{ type: "fewer", usable: 2, of: 3 }],
    });
    expect(degradations(ledger)).toHaveLength(1);
  });

  test("asks no model, and gives what the caller's function makes", async () => {
    const graph = reduced({ use: "count" });
    expect(modelCallsOf(graph)).toBe(3);
    const { app } = panelOf(
      graph,
      {},
      { functions: { count: ({ proposals }) => `${proposals.length}` } },
    );
    expect((await app.invoke(question)).answer).toBe("3");
    expect(() => compile(graph, { models: panelOf(reduced("concat")).models })).toThrow(
      "uses the function `count`",
    );
  });

  test("fails with the reasons when there is nothing to reduce", async () => {
    const { app } = panelOf(reduced("concat"), says("", "", ""));
    await expect(app.invoke(question)).rejects.toThrow("bob (bob): BLANK_REPLY");
  });
});

describe("critic", () => {
  const graph = defineGraph({
    name: "criticised",
    nodes: {
      ...three,
      remarks: critic({ model: "remarks", reads }),
      fuse: aggregator({ model: "fuse", reads: ["remarks"] }),
    },
    output: "fuse",
  });

  test("hands every proposal on with a remark of its own", async () => {
    const { app, models } = panelOf(graph, { remarks: always("Too short.") });
    const { proposals } = await app.invoke(question);
    expect(modelCallsOf(graph)).toBe(7);
    const criticised = models["remarks"]?.asked.map(([system]) => fencedProposals(system!.text));
    expect(criticised).toEqual([
      [{ text: "ada says", remarks: [] }],
      [{ text: "bob says", remarks: [] }],
      [{ text: "eve says", remarks: [] }],
    ]);
    expect(fencedProposals(models["fuse"]!.asked[0]![0]!.text)).toEqual([
      { text: "ada says", remarks: ["Too short."] },
      { text: "bob says", remarks: ["Too short."] },
      { text: "eve says", remarks: ["Too short."] },
    ]);
    expect(proposals.at(-1)).toMatchObject({
      node: "remarks",
      model: "eve",
      remarks: ["Too short."],
    });
  });

  test("hands a proposal on without a remark when that fails, and says so", async () => {
    const remarks = new ScriptedModel(["Good.", down, "Fine."]);
    const { app, models } = panelOf(graph, { remarks });
    const { ledger } = await app.invoke(question);
    expect(fencedProposals(models["fuse"]!.asked[0]![0]!.text)).toEqual([
      { text: "ada says", remarks: ["Good."] },
      { text: "bob says", remarks: [] },
      { text: "eve says", remarks: ["Fine."] },
    ]);
    expect(ledger.find(({ node, sample }) => node === "remarks" && sample === 2)?.status).toBe(
      "failed",
    );
  });

  test("is refused as the output, where nobody would be shown its remarks", () => {
    const nodes = { ada: three.ada, remarks: critic({ model: "remarks", reads: ["ada"] }) };
    expect(() => defineGraph({ name: "unheard", nodes, output: "remarks" }))
      .toThrowErrorMatchingInlineSnapshot(`
      [GraphValidationError: Graph \`unheard\` has 1 issue:
        nodes.remarks: Node \`remarks\` is a critic and the output, so no node reads its remarks. Add an aggregator or a ranker that reads \`remarks\`, and set \`output\` to it.]
    `);
  });
});

describe("verifier", () => {
  const verified = (onUnclear?: "keep"): GraphSpec =>
    defineGraph({
      name: "verified",
      nodes: {
        ...three,
        right: verifier({ model: "right", reads, onUnclear }),
        fuse: aggregator({ model: "fuse", reads: ["right"] }),
      },
      output: "fuse",
    });

  test("passes on only what passes", async () => {
    const right = new ScriptedModel(["PASS", "FAIL: it is wrong", "**Pass**, all is well"]);
    const { app, models } = panelOf(verified(), { right });
    await app.invoke(question);
    expect(shownTo(models["fuse"])).toEqual(["ada says", "eve says"]);
  });

  test("asks once more about an unclear reply, then drops or keeps as chosen", async () => {
    const right = (): ScriptedModel => new ScriptedModel(["PASS", "Perhaps.", "FAIL", "Perhaps."]);
    const dropped = await panelOf(verified(), { right: right() }).app.invoke(question);
    expect(dropped.proposals.filter(({ node }) => node === "right")).toHaveLength(1);
    expect(
      dropped.ledger.filter(({ node, attempt }) => node === "right" && attempt === 2),
    ).toMatchObject([{ status: "failed", error: { code: "UNCLEAR_VERDICT" } }]);
    const kept = await panelOf(verified("keep"), { right: right() }).app.invoke(question);
    expect(kept.proposals.filter(({ node }) => node === "right")).toHaveLength(2);
  });

  test("fails the run when nothing passes", async () => {
    const error = await panelOf(verified(), { right: always("FAIL") })
      .app.invoke(question)
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatchInlineSnapshot(`
      "Node \`fuse\` has no usable proposal to work on:
        right (right): passed no proposal on
        right sample 2 (right): passed no proposal on
        right sample 3 (right): passed no proposal on"
    `);
  });
});

describe("kinds that read each other", () => {
  test("keep remarks through a ranker and a verifier", async () => {
    const graph = defineGraph({
      name: "chain",
      nodes: {
        ...three,
        remarks: critic({ model: "remarks", reads }),
        best: ranker({ model: "best", reads: ["remarks"], keep: 2 }),
        right: verifier({ model: "right", reads: ["best"] }),
        fuse: aggregator({ model: "fuse", reads: ["right"] }),
      },
      output: "fuse",
    });
    const models = { remarks: always("Hm."), best: always("2, 3"), right: always("PASS") };
    const panel = panelOf(graph, models);
    await panel.app.invoke(question);
    const remarked = (text: string) => ({ text, remarks: ["Hm."] });
    const shown = fencedProposals(panel.models["fuse"]!.asked[0]![0]!.text);
    expect(shown).toEqual([remarked("bob says"), remarked("eve says")]);
    expect(fencedProposals(panel.models["best"]!.asked[0]![0]!.text)).toEqual([
      remarked("ada says"),
      ...shown,
    ]);
  });
});

describe("faults of kinds in their place", () => {
  test("a ranker that keeps more than it reads", () => {
    expect(() => ranked({ keep: 4 })).toThrowErrorMatchingInlineSnapshot(`
      [GraphValidationError: Graph \`ranked\` has 1 issue:
        nodes.best.keep: Node \`best\` keeps 4 proposals, but reads only 3. Set \`keep\` to 3 or lower, or read more nodes.]
    `);
  });

  test("an output that gives several proposals", () => {
    const nodes = { ...three, best: ranker({ model: "best", reads, keep: 2 }) };
    expect(() => defineGraph({ name: "two", nodes, output: "best" }))
      .toThrowErrorMatchingInlineSnapshot(`
        [GraphValidationError: Graph \`two\` has 1 issue:
          nodes.best: Node \`best\` is the output, but passes on up to 2 proposals. Set \`samples\` or \`keep\` to 1, or add an aggregator that reads it and make that the output.]
      `);
  });

  test("a node called like a call of a critic", () => {
    const nodes = {
      ...three,
      c: critic({ model: "c", reads }),
      "c-2": proposer({ model: "x" }),
      fuse: aggregator({ model: "f", reads: ["c", "c-2"] }),
    };
    expect(() => defineGraph({ name: "clash", nodes, output: "fuse" })).toThrow(
      "has the same name as a call of node `c`",
    );
  });
});
