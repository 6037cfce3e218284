import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, assert, beforeAll, describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { createProject, type Project } from "./project.js";

const panel = `# yaml-language-server: $schema=node_modules/@moagraph/core/graph.schema.json
name: panel
nodes:
  ada:
    kind: proposer
    model: together:meta-llama/Llama-3.3-70B-Instruct-Turbo
    prompt: &terse Answer in one sentence.
  bob: { kind: proposer, model: "openai:gpt-ab", samples: 2, prompt: *terse }
  fuse:
    kind: aggregator
    model: openai:gpt-ab
    reads: [ada, bob]
output: fuse
`;

const withSchema = `{
  "$schema": "./node_modules/@moagraph/core/graph.schema.json",
  "name": "lone",
  "nodes": { "ada": { "kind": "proposer", "model": "openai:gpt-ab" } },
  "output": "ada"
}`;

const faulty = `{
  "name": "faulty",
  "nodes": {
    "ada": { "kind": "propser", "model": "openai:gpt-ab" },
    "bob": { "kind": "proposer", "model": "openai:gpt-ab", "temprature": 0.7 },
    "eve": { "kind": "proposer", "model": "openai:gpt-ab" },
    "best": { "kind": "ranker", "model": "openai:gpt-ab", "reads": ["eve"], "keep": 3 },
    "unread": { "kind": "critic", "model": "openai:gpt-ab", "reads": ["ada"] },
    "fuse": { "kind": "aggregator", "model": "openai:gpt-ab", "reads": ["best", "boob"] }
  },
  "output": "fuse"
}`;

const faultyBlock = `name: faulty
nodes:
  ada:
    kind: propser
    model: openai:gpt-ab
  bob:
    kind: proposer
    model: openai:gpt-ab
    temprature: 0.7
  eve: { kind: proposer, model: "openai:gpt-ab" }
  best:
    kind: ranker
    model: openai:gpt-ab
    reads: [eve]
    keep: 3
  unread:
    kind: critic
    model: openai:gpt-ab
    reads: [ada]
  fuse:
    kind: aggregator
    model: openai:gpt-ab
    reads:
      - best
      - boob
output: fuse
`;

/** Each line repeats the previous one nine times: nine lines give half a billion values. */
const exploding = [
  "lol0: &lol0 lol",
  ...Array.from({ length: 9 }, (_, row) => {
    const items = Array.from({ length: 9 }, () => `*lol${row}`).join(", ");
    return `lol${row + 1}: &lol${row + 1} [${items}]`;
  }),
].join("\n");

const rating = `name: rating
nodes:
  fuse:
    kind: proposer
    model: together:json
    responseFormat: { type: object, properties: { stars: { type: integer } }, required: [stars] }
output: fuse
`;

const files = {
  "rating.yaml": rating,
  "panel.yaml": panel,
  "panel.yml": panel,
  panel,
  "schema.json": withSchema,
  "faulty.json": faulty,
  "faulty.yaml": faulty,
  "block.yaml": faultyBlock,
  "unheard.yaml":
    "name: unheard\nnodes:\n  ada: { kind: proposer, model: x }\n  end: { kind: critic, model: x, reads: [ada] }\noutput: end\n",
  "several.yaml":
    "name: several\nnodes:\n  ada:\n    kind: proposer\n    model: x\n    samples: 2\noutput: ada\n",
  "exploding.yaml": exploding,
  "itself.yaml": "name: itself\nnodes: &nodes\n  ada: *nodes\n",
  "twice.json": '{\n  "name": "panel",\n  "nodes": {},\n  "name": "table"\n}',
  "twice.yaml": "name: panel\nnodes: {}\nname: table\n",
  "tabs.yaml": "name: panel\nnodes:\n\tada:\n\t\tkind: proposer\n",
  "tag.yaml":
    "name: panel\nnodes:\n  ada:\n    kind: proposer\n    prompt: !!js/function 'function () {}'\n",
  "two.yaml": `${panel}---\n${panel}`,
  "open.yaml": "name: [panel\nnodes: {}\n",
  "mixed.yaml": "name: panel\nname: table\nnodes:\n\tada: {}\noutput: *ada\n",
  "deep.yaml": `nodes: ${"[".repeat(100_000)}`,
  "empty.yaml": "",
  "prose.yaml": "Why is the sky blue?\n",
  "sparse.yaml": "",
};

let project: Project;
beforeAll(async () => {
  project = await createProject(files);
  await truncate(join(project.folder, "sparse.yaml"), 50 * 2 ** 20);
});
afterAll(() => project.remove());

/** The output on stderr for a file with faults. */
async function complaint(file: string): Promise<string> {
  const cwd = project.folder;
  const { exitCode, stdout, stderr } = await moagraph(["validate", file], { cwd });
  assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: "" });
  return stderr;
}

describe("a graph in a file", () => {
  test.concurrent("has the values of its response formats in the JSON output", async ({
    expect,
  }) => {
    const outcome = await moagraph(["run", "rating.yaml", "--json", "Good?"], {
      cwd: project.folder,
    });
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      answer: '{"stars": 4}',
      structuredResponses: { fuse: { stars: 4 } },
    });
  });

  test.concurrent.for(["panel.yaml", "panel.yml", "panel"])(
    "is checked: %s",
    async (file, { expect }) => {
      const cwd = project.folder;
      expect(await moagraph(["validate", file], { cwd })).toEqual({
        exitCode: 0,
        stdout: `OK ${file}: graph \`panel\`, 2 layers, 4 model calls\n`,
        stderr: "",
      });
    },
  );

  test.concurrent("is run", async ({ expect }) => {
    const cwd = project.folder;
    const args = ["run", "panel.yaml", "--offline", "--json", "Why?"];
    const { exitCode, stdout } = await moagraph(args, { cwd });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ graph: "panel", error: null });
  });

  test.concurrent("is drawn", async ({ expect }) => {
    const cwd = project.folder;
    const { stdout } = await moagraph(["graph", "panel.yaml"], { cwd });
    expect(stdout).toContain('n2["bob<br/>openai:gpt-ab × 2"]');
    const svg = await moagraph(["graph", "panel.yaml", "--format", "svg"], { cwd });
    expect(svg.stdout).toMatch(/^<svg [^]*<title>panel<\/title>[^]*<\/svg>\n$/);
  });

  test.concurrent("becomes the same JSON, aliases written out", async ({ expect }) => {
    const cwd = project.folder;
    const { stdout } = await moagraph(["graph", "panel.yaml", "--format", "json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      nodes: { bob: { prompt: "Answer in one sentence." } },
    });
  });

  test.concurrent("may name its schema for editors", async ({ expect }) => {
    const cwd = project.folder;
    expect(await moagraph(["validate", "schema.json"], { cwd })).toMatchObject({ exitCode: 0 });
    const { stdout } = await moagraph(["graph", "schema.json", "--format", "json"], { cwd });
    expect(stdout).not.toContain("$schema");
  });
});

describe("a faulty file", () => {
  test.concurrent("shows every fault of its graph", async ({ expect }) => {
    expect(await complaint("faulty.json")).toMatchInlineSnapshot(`
      "error: \`faulty.json\` has 7 issues:
        faulty.json:4:22 nodes.ada.kind: Node \`ada\` is of kind \`propser\`, which does not exist. Did you mean \`proposer\`?
        faulty.json:5:60 nodes.bob.temprature: \`nodes.bob.temprature\` is not a known key. Did you mean \`temperature\`?
        faulty.json:9:81 nodes.fuse.reads[1]: Node \`fuse\` reads \`boob\`, which does not exist. Did you mean \`bob\`?
        faulty.json:4:5 nodes.ada: Node \`ada\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.
        faulty.json:5:5 nodes.bob: Node \`bob\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.
        faulty.json:8:5 nodes.unread: Node \`unread\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.
        faulty.json:7:85 nodes.best.keep: Node \`best\` keeps 3 proposals, but reads only 1. Set \`keep\` to 1 or lower, or read more nodes.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("has the same faults in JSON and in YAML", async ({ expect }) => {
    const inJson = await complaint("faulty.json");
    expect(await complaint("faulty.yaml")).toBe(inJson.replaceAll(".json", ".yaml"));
  });

  test.concurrent("shows every fault of a graph in indented YAML", async ({ expect }) => {
    expect(await complaint("block.yaml")).toMatchInlineSnapshot(`
      "error: \`block.yaml\` has 7 issues:
        block.yaml:4:11 nodes.ada.kind: Node \`ada\` is of kind \`propser\`, which does not exist. Did you mean \`proposer\`?
        block.yaml:9:5 nodes.bob.temprature: \`nodes.bob.temprature\` is not a known key. Did you mean \`temperature\`?
        block.yaml:25:9 nodes.fuse.reads[1]: Node \`fuse\` reads \`boob\`, which does not exist. Did you mean \`bob\`?
        block.yaml:3:3 nodes.ada: Node \`ada\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.
        block.yaml:6:3 nodes.bob: Node \`bob\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.
        block.yaml:16:3 nodes.unread: Node \`unread\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.
        block.yaml:15:11 nodes.best.keep: Node \`best\` keeps 3 proposals, but reads only 1. Set \`keep\` to 1 or lower, or read more nodes.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("is one whose critic is the output", async ({ expect }) => {
    expect(await complaint("unheard.yaml")).toMatchInlineSnapshot(`
      "error: \`unheard.yaml\` has 1 issue:
        unheard.yaml:4:3 nodes.end: Node \`end\` is a critic and the output, so no node reads its remarks. Add an aggregator or a ranker that reads \`end\`, and set \`output\` to it.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("is one whose output gives several answers", async ({ expect }) => {
    expect(await complaint("several.yaml")).toMatchInlineSnapshot(`
      "error: \`several.yaml\` has 1 issue:
        several.yaml:3:3 nodes.ada: Node \`ada\` is the output, but passes on up to 2 proposals. Set \`samples\` or \`keep\` to 1, or add an aggregator that reads it and make that the output.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("is one whose aliases explode", async ({ expect }) => {
    expect(await complaint("exploding.yaml")).toMatchInlineSnapshot(`
      "error: exploding.yaml:6:14: broken YAML: with \`*lol4\` the aliases repeat more than 10000 values.
      hint: Write the values themselves, or remove them.
      "
    `);
  });

  test.concurrent("is one whose alias is part of itself", async ({ expect }) => {
    expect(await complaint("itself.yaml")).toMatchInlineSnapshot(`
      "error: itself.yaml:3:8: broken YAML: \`*nodes\` is inside its own anchor.
      hint: Write the value itself.
      "
    `);
  });

  test.concurrent("is JSON with a key that stands twice", async ({ expect }) => {
    expect(await complaint("twice.json")).toMatchInlineSnapshot(`
      "error: twice.json:4:3: duplicate key \`name\`.
      hint: Rename or remove one of them. Only the last one would be used.
      "
    `);
  });

  test.concurrent("is YAML with a key that stands twice", async ({ expect }) => {
    expect(await complaint("twice.yaml")).toMatchInlineSnapshot(`
      "error: twice.yaml:3:1: duplicate key \`name\`.
      hint: Rename or remove one of them. Only the last one would be used.
      "
    `);
  });

  test.concurrent("is indented with tabs", async ({ expect }) => {
    expect(await complaint("tabs.yaml")).toMatchInlineSnapshot(`
      "error: \`tabs.yaml\` has 2 faults:
        tabs.yaml:3:1: broken YAML: a tab is used for indentation. Indent with spaces.
        tabs.yaml:4:1: broken YAML: a tab is used for indentation. Indent with spaces.
      hint: Fix the faults above. The graph is checked when its text can be read.
      "
    `);
  });

  test.concurrent("has a tag that stands for code", async ({ expect }) => {
    expect(await complaint("tag.yaml")).toMatchInlineSnapshot(`
      "error: tag.yaml:5:13: broken YAML: the tag \`!!js/function\` is not for plain data.
      hint: Remove it. A graph consists of texts, numbers, lists and mappings.
      "
    `);
  });

  test.concurrent("holds two documents", async ({ expect }) => {
    expect(await complaint("two.yaml")).toMatchInlineSnapshot(`
      "error: two.yaml:16:1: broken YAML: a second document begins.
      hint: Write one graph per file.
      "
    `);
  });

  test.concurrent("has an open bracket", async ({ expect }) => {
    expect(await complaint("open.yaml")).toMatchInlineSnapshot(`
      "error: open.yaml:2:1: broken YAML: flow sequence in block collection must be sufficiently indented and end with a ].
      hint: Correct it there: use spaces for indentation, a space after each colon, and quotes around a text with special characters.
      "
    `);
  });

  test.concurrent("shows every fault of its text", async ({ expect }) => {
    expect(await complaint("mixed.yaml")).toMatchInlineSnapshot(`
      "error: \`mixed.yaml\` has 3 faults:
        mixed.yaml:2:1: duplicate key \`name\`. Rename or remove one of them. Only the last one would be used.
        mixed.yaml:4:1: broken YAML: a tab is used for indentation. Indent with spaces.
        mixed.yaml:5:9: broken YAML: \`*ada\` has no anchor: there is no \`&ada\` before it. Write the value itself.
      hint: Fix the faults above. The graph is checked when its text can be read.
      "
    `);
  });

  test.concurrent("is nested too deep", async ({ expect }) => {
    expect(await complaint("deep.yaml")).toMatchInlineSnapshot(`
      "error: deep.yaml:1:108: broken YAML: nested deeper than 100 levels.
      hint: Use fewer levels.
      "
    `);
  });

  test.concurrent("is empty", async ({ expect }) => {
    expect(await complaint("empty.yaml")).toMatchInlineSnapshot(`
      "error: \`empty.yaml\` has 2 issues:
        empty.yaml:1:1 graph: \`graph\` is null. It must be an object.
        empty.yaml:1:1 nodes: The graph has no nodes. Add at least one proposer.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("is prose", async ({ expect }) => {
    expect(await complaint("prose.yaml")).toMatchInlineSnapshot(`
      "error: \`prose.yaml\` has 2 issues:
        prose.yaml:1:1 graph: \`graph\` is "Why is the sky blue?". It must be an object.
        prose.yaml:1:1 nodes: The graph has no nodes. Add at least one proposer.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("is of 50 MB", async ({ expect }) => {
    expect(await complaint("sparse.yaml")).toMatchInlineSnapshot(`
      "error: \`sparse.yaml\` is larger than 1 MiB: it has 50 MiB.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });
});
