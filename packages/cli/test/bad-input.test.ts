import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, assert, beforeAll, describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { bareBin, moagraph as startMoagraph } from "./moagraph.js";
import { createProject, panelOf, type Project } from "./project.js";

const threeFaults = `{
  "name": "panel",
  "nodes": {
    "llama": { "kind": "propser", "model": "together:ok" },
    "qwen": { "kind": "proposer", "model": "together:ok", "temprature": 0.7 },
    "fuse": { "kind": "aggregator", "model": "together:ok", "reads": ["llama", "qwn"] }
  },
  "output": "fuse"
}`;

const cyclic = `{
  "name": "ring",
  "nodes": {
    "a": { "kind": "aggregator", "model": "together:ok", "reads": ["b"] },
    "b": { "kind": "aggregator", "model": "together:ok", "reads": ["a"] }
  },
  "output": "a"
}`;

const files = {
  "panel.json": panelOf(["together:ok", "together:ok"], "together:ok"),
  "three-faults.json": threeFaults,
  "cyclic.json": cyclic,
  "broken.json": '{\n  "name": "panel",\n  "nodes": {,}\n}\n',
  "cut.json": '{ "name": "panel", "nodes": {',
  "twice.json": '{ "name": "panel",\n  "name": "table", "nodes": {}, "output": "a" }',
  "empty.json": "",
  "array.json": "[]",
  "binary.json": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
  "utf16.json": Buffer.from('\uFEFF{ "name": "panel" }', "utf16le"),
  "large.json": new Uint8Array(6 * 2 ** 20).fill(0x20),
  "windows.json": `\uFEFF${panelOf(["simulated:ada"], "simulated:ada").replaceAll("\n", "\r\n")}`,
  "small.json": panelOf(["together:small"], "together:small"),
  "no-key.json": panelOf(["together:no-key"], "together:ok"),
  "no-provider.json": panelOf(["llama"], "together:ok"),
  "misspelt.json": panelOf(["togehter:ok"], "together:ok"),
  "not-loadable.json": panelOf(["openai-compatible:llama"], "together:ok"),
  "node_modules/@moagraph/openai-compatible/index.js": 'require("langchain-of-nowhere");',
  "not-installed.json": panelOf(["openai:gpt-4o"], "together:ok"),
  "function.json": panelOf(["together:ok"], "together:ok").replace(
    '"kind": "aggregator"',
    '"kind": "aggregator", "prompt": { "use": "terse" }',
  ),
};

let project: Project;
beforeAll(async () => {
  project = await createProject(files);
  await mkdir(join(project.folder, "folder"));
});
afterAll(() => project.remove());

/**
 * The output on stderr. Bad input ends with exit code 2, without a stack, with nothing on stdout.
 */
async function complaint(args: readonly string[], stdin?: string | Uint8Array): Promise<string> {
  const { exitCode, stdout, stderr } = await moagraph(args, {
    cwd: project.folder,
    ...(stdin === undefined ? {} : { stdin }),
  });
  assert.deepEqual({ exitCode, stdout }, { exitCode: 2, stdout: "" });
  assert.notMatch(stderr, /^ +at /m);
  return stderr;
}

describe("bad input", () => {
  test.concurrent("unknown recipe", async ({ expect }) => {
    expect(await complaint(["run", "moa-lit", "Why?"])).toMatchInlineSnapshot(`
      "error: There is no recipe or file \`moa-lit\`.
      hint: Did you mean \`moa-lite\`?
      "
    `);
  });

  test.concurrent("unknown recipe that nothing is near", async ({ expect }) => {
    expect(await complaint(["graph", "banana"])).toMatchInlineSnapshot(`
      "error: There is no recipe or file \`banana\`.
      hint: The recipes are moa, moa-gpt4o, moa-lite, single-proposer, multi-proposer, llm-ranker, math, self-moa, self-moa-seq, moa-staircase, moa-lite-staircase, sparse-moa, residual-moa, attention-moa, route-moa, council, archon-general, fusion, model-switch, recursive-aggregation, debate, panel-frontier, panel-budget, panel-open, panel-local, escalate. Or pass a JSON or YAML file.
      "
    `);
  });

  test.concurrent("unknown command", async ({ expect }) => {
    expect(await complaint(["rnu", "moa"])).toMatchInlineSnapshot(`
      "error: Unknown command \`rnu\`.
      hint: Did you mean \`run\`?
      "
    `);
  });

  test.concurrent("unknown option", async ({ expect }) => {
    expect(await complaint(["run", "moa", "--ofline", "Why?"])).toMatchInlineSnapshot(`
      "error: Unknown option \`--ofline\`.
      hint: Did you mean \`--offline\`? If it is the prompt, put \`--\` before it: moagraph run moa -- "-5 + 3?".
      "
    `);
  });

  test.concurrent("option of another command", async ({ expect }) => {
    expect(await complaint(["list", "--json"])).toMatchInlineSnapshot(`
      "error: Unknown option \`--json\`.
      hint: Run \`moagraph --help\` for the commands, or \`moagraph <command> --help\` for their options.
      "
    `);
  });

  test.concurrent("unknown format", async ({ expect }) => {
    expect(await complaint(["graph", "moa", "--format", "png"])).toMatchInlineSnapshot(`
      "error: Option \`-f, --format <format>\` argument \`png\` is invalid. Allowed choices are mermaid, svg, json, yaml, ts.
      hint: Run \`moagraph --help\` for the commands, or \`moagraph <command> --help\` for their options.
      "
    `);
  });

  test.concurrent("option without its value", async ({ expect }) => {
    expect(await complaint(["run", "moa", "--model"])).toMatchInlineSnapshot(`
      "error: Option \`-m, --model <from=to>\` argument missing.
      hint: Run \`moagraph --help\` for the commands, or \`moagraph <command> --help\` for their options.
      "
    `);
  });

  test.concurrent("no recipe", async ({ expect }) => {
    expect(await complaint(["run"])).toMatchInlineSnapshot(`
      "error: Missing required argument \`recipe|file\`.
      hint: Pass a recipe or a file, or name models with --proposer. Run \`moagraph --help\` for the commands, or \`moagraph <command> --help\` for their options.
      "
    `);
  });

  test.concurrent("prompt without quotes", async ({ expect }) => {
    expect(await complaint(["run", "moa", "Why", "is", "it?"])).toMatchInlineSnapshot(`
      "error: Too many arguments for \`run\`. Expected 2 arguments but got 4.
      hint: Put the prompt in quotes: moagraph run moa "Why is the sky blue?".
      "
    `);
  });

  test.concurrent("unknown file", async ({ expect }) => {
    expect(await complaint(["validate", "panle.json"])).toMatchInlineSnapshot(`
      "error: There is no file \`panle.json\`.
      hint: Did you mean \`panel.json\`?
      "
    `);
  });

  test.concurrent("file in an unknown folder", async ({ expect }) => {
    expect(await complaint(["run", "nowhere/panel.json", "Why?"])).toMatchInlineSnapshot(`
      "error: There is no file \`nowhere/panel.json\`.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.concurrent("file behind a file", async ({ expect }) => {
    expect(await complaint(["validate", "panel.json/x.json"])).toMatchInlineSnapshot(`
      "error: There is no file \`panel.json/x.json\`.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.concurrent("directory", async ({ expect }) => {
    expect(await complaint(["run", "folder", "Why?"])).toMatchInlineSnapshot(`
      "error: \`folder\` is a directory, not a file.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.concurrent("device", async ({ expect }) => {
    expect(await complaint(["validate", "/dev/zero"])).toMatchInlineSnapshot(`
      "error: \`/dev/zero\` is a device, not a file.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.skipIf(process.platform === "win32")("named pipe", async ({ expect }) => {
    execFileSync("mkfifo", [join(project.folder, "pipe.json")]);
    expect(await complaint(["validate", "pipe.json"])).toMatchInlineSnapshot(`
      "error: \`pipe.json\` is a named pipe, not a file.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.concurrent("binary file", async ({ expect }) => {
    expect(await complaint(["validate", "binary.json"])).toMatchInlineSnapshot(`
      "error: \`binary.json\` is not text: it is binary, or not in UTF-8.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.concurrent("file in UTF-16", async ({ expect }) => {
    expect(await complaint(["validate", "utf16.json"])).toMatchInlineSnapshot(`
      "error: \`utf16.json\` is not text: it is binary, or not in UTF-8.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.concurrent("large file", async ({ expect }) => {
    expect(await complaint(["validate", "large.json"])).toMatchInlineSnapshot(`
      "error: \`large.json\` is larger than 1 MiB: it has 6 MiB.
      hint: Pass a graph as a JSON or YAML file. \`moagraph graph moa --format json\` prints an example.
      "
    `);
  });

  test.concurrent("empty file", async ({ expect }) => {
    expect(await complaint(["validate", "empty.json"])).toMatchInlineSnapshot(`
      "error: empty.json:1:1: broken JSON: value expected.
      hint: Correct it there: use double quotes around names and texts, no comments, and no comma before a closing bracket.
      "
    `);
  });

  test.concurrent("broken JSON", async ({ expect }) => {
    expect(await complaint(["validate", "broken.json"])).toMatchInlineSnapshot(`
      "error: broken.json:3:13: broken JSON: value expected.
      hint: Correct it there: use double quotes around names and texts, no comments, and no comma before a closing bracket.
      "
    `);
  });

  test.concurrent("cut off JSON", async ({ expect }) => {
    expect(await complaint(["run", "cut.json", "Why?"])).toMatchInlineSnapshot(`
      "error: cut.json:1:30: broken JSON: close brace expected.
      hint: Correct it there: use double quotes around names and texts, no comments, and no comma before a closing bracket.
      "
    `);
  });

  test.concurrent("key that stands twice", async ({ expect }) => {
    expect(await complaint(["validate", "twice.json"])).toMatchInlineSnapshot(`
      "error: twice.json:2:3: duplicate key \`name\`.
      hint: Rename or remove one of them. Only the last one would be used.
      "
    `);
  });

  test.concurrent("JSON that is no graph", async ({ expect }) => {
    expect(await complaint(["graph", "array.json"])).toMatchInlineSnapshot(`
      "error: \`array.json\` has 2 issues:
        array.json:1:1 graph: \`graph\` is an empty array. It must be an object.
        array.json:1:1 nodes: The graph has no nodes. Add at least one proposer.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("three faults", async ({ expect }) => {
    expect(await complaint(["run", "three-faults.json", "Why?"])).toMatchInlineSnapshot(`
      "error: \`three-faults.json\` has 3 issues:
        three-faults.json:4:24 nodes.llama.kind: Node \`llama\` is of kind \`propser\`, which does not exist. Did you mean \`proposer\`?
        three-faults.json:5:59 nodes.qwen.temprature: \`nodes.qwen.temprature\` is not a known key. Did you mean \`temperature\`?
        three-faults.json:6:80 nodes.fuse.reads[1]: Node \`fuse\` reads \`qwn\`, which does not exist. Did you mean \`qwen\`?
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("cyclic graph", async ({ expect }) => {
    expect(await complaint(["validate", "cyclic.json"])).toMatchInlineSnapshot(`
      "error: \`cyclic.json\` has 1 issue:
        cyclic.json:4:58 nodes.a.reads: These nodes wait for each other: \`a\` reads \`b\` reads \`a\`. Remove one of these reads. For a second round, add another node.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });

  test.concurrent("swap without a successor", async ({ expect }) => {
    expect(await complaint(["run", "moa", "--model", "gpt-4o", "Why?"])).toMatchInlineSnapshot(`
      "error: \`--model gpt-4o\` does not name a model and its replacement.
      hint: Write \`--model from=to\` with full model names, such as \`--model together:Qwen/Qwen1.5-72B-Chat=openai:gpt-4o\`.
      "
    `);
  });

  test.concurrent("swap to no provider", async ({ expect }) => {
    expect(await complaint(["run", "moa", "--model", "together:ok=gpt-4o", "Why?"]))
      .toMatchInlineSnapshot(`
        "error: \`--model together:ok=gpt-4o\` does not name a model and its replacement.
        hint: Write \`--model from=to\` with full model names, such as \`--model together:Qwen/Qwen1.5-72B-Chat=openai:gpt-4o\`.
        "
      `);
  });

  test.concurrent("swap of an unknown model", async ({ expect }) => {
    expect(await complaint(["run", "panel.json", "--model", "together:okay=openai:gpt-4o", "Why?"]))
      .toMatchInlineSnapshot(`
      "error: Graph \`panel\` asks no model \`together:okay\`.
      hint: Did you mean \`together:ok\`?
      "
    `);
  });

  test.concurrent("two swaps of one model", async ({ expect }) => {
    expect(await complaint(["run", "moa", "-m", "a:b=c:d", "-m", "a:b=e:f", "Why?"]))
      .toMatchInlineSnapshot(`
        "error: \`--model\` gives two replacements for \`a:b\`: \`c:d\` and \`e:f\`.
        hint: Keep one of them.
        "
      `);
  });

  test.concurrent("model without a provider", async ({ expect }) => {
    expect(await complaint(["run", "no-provider.json", "Why?"])).toMatchInlineSnapshot(`
      "error: The model \`llama\` has no provider.
      hint: Write it as \`provider:model-id\`, such as \`openai:gpt-4o\`, or pass --model llama=openai:gpt-4o.
      "
    `);
  });

  test.concurrent("unknown provider", async ({ expect }) => {
    expect(await complaint(["run", "misspelt.json", "Why?"])).toMatchInlineSnapshot(`
      "error: There is no provider \`togehter\`.
      hint: Did you mean \`together\`? For an OpenAI-style endpoint of this name, set TOGEHTER_BASE_URL to its address.
      "
    `);
  });

  test.concurrent("provider that is not installed", async ({ expect }) => {
    const options = { cwd: project.folder, command: bareBin };
    const outcome = await startMoagraph(["run", "not-installed.json", "Why?"], options);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr.replaceAll(project.folder, "/project")).toMatchInlineSnapshot(`
      "error: The graph uses models of \`openai\`, but its package is not installed.
      hint: Run npm install @moagraph/openai, or simulate every model with --offline. Looked in node_modules of \`/project\`, and where moagraph is installed.
      "
    `);
  });

  test.concurrent("provider that lacks a package of its own", async ({ expect }) => {
    expect(await complaint(["run", "not-loadable.json", "Why?"])).toMatchInlineSnapshot(`
      "error: \`@moagraph/openai-compatible\` is installed but cannot be loaded: Error: Cannot find module 'langchain-of-nowhere'.
      hint: Run npm install @moagraph/openai-compatible again to install its dependencies.
      try: moagraph run not-loadable.json --offline 'Why?'
      "
    `);
  });

  test.concurrent("function", async ({ expect }) => {
    expect(await complaint(["run", "function.json", "Why?"])).toMatchInlineSnapshot(`
      "error: Graph \`panel\` has 1 issue:
        nodes.fuse.prompt.use: Node \`fuse\` uses the function \`terse\`, which is not in \`functions\`. Pass it: compile(graph, { functions: { terse: … } }).
      hint: Functions can be passed in TypeScript only. To run the graph here, write its prompts as text.
      "
    `);
  });

  test.concurrent("missing key", async ({ expect }) => {
    expect(await complaint(["run", "no-key.json", "--json", "Why?"])).toMatchInlineSnapshot(`
      "error: TOGETHER_API_KEY is not set.
      hint: Set it to your key; or start Ollama, run ollama pull qwen3:4b and then moagraph init; or simulate every model with --offline.
      try: moagraph run no-key.json --offline --json 'Why?'
      "
    `);
  });

  test.concurrent("empty prompt", async ({ expect }) => {
    expect(await complaint(["run", "moa", "--offline", "--json", " \n"])).toMatchInlineSnapshot(`
      "error: The prompt is empty.
      hint: Pass a prompt in quotes, as in moagraph run moa "Why is the sky blue?", or pipe it to stdin.
      "
    `);
  });

  test.concurrent("prompt beyond every window", async ({ expect }) => {
    expect(await complaint(["run", "small.json", "word ".repeat(200)])).toMatchInlineSnapshot(`
      "error: The prompt has about 199 tokens. The largest context window of this graph has 100 (together:small).
      hint: Shorten the prompt, or use models with larger context windows with --model from=to.
      "
    `);
  });

  test.concurrent("no prompt in the pipe", async ({ expect }) => {
    expect(await complaint(["run", "moa", "--offline"], "")).toMatchInlineSnapshot(`
      "error: The prompt is empty.
      hint: Pass a prompt in quotes, as in moagraph run moa "Why is the sky blue?", or pipe it to stdin.
      "
    `);
  });

  test.concurrent("binary prompt", async ({ expect }) => {
    const prompt = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]);
    expect(await complaint(["run", "moa", "--offline"], prompt)).toMatchInlineSnapshot(`
      "error: \`stdin\` is not text: it is binary, or not in UTF-8.
      hint: Pass the prompt as plain text in UTF-8.
      "
    `);
  });
});
