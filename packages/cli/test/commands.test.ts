import { readFile } from "node:fs/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { createProject } from "./project.js";
import { moagraph } from "./hosted-command.js";

describe("list", () => {
  test("prints a line for each recipe", async () => {
    const { exitCode, stdout, stderr } = await moagraph(["list"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^moa-lite +2 layers +7 calls +together:Qwen\/Qwen1\.5-72B-Chat /m);
    expect(stdout).toMatch(/^debate +12 layers +10 to 30 calls +Five agents /m);
    expect(stdout).not.toContain("\u001B");
  });
});

describe("graph", () => {
  test("draws a recipe as Mermaid", async () => {
    const { exitCode, stdout } = await moagraph(["graph", "moa-lite"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^flowchart LR\n[^]*--> answer\n$/);
  });

  test("prints JSON that validate and run accept", async () => {
    const { stdout } = await moagraph(["graph", "moa-lite", "--format", "json"]);
    const project = await createProject({ "mine.json": stdout, "windows.json": `\uFEFF${stdout}` });
    onTestFinished(() => project.remove());
    const cwd = project.folder;
    expect(await moagraph(["validate", "mine.json"], { cwd })).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "",
        "stdout": "OK mine.json: graph \`moa-lite\`, 2 layers, 7 model calls
      ",
      }
    `);
    expect((await moagraph(["validate", "windows.json"], { cwd })).exitCode).toBe(0);
    expect((await moagraph(["run", "mine.json", "--offline", "Why?"], { cwd })).exitCode).toBe(0);
  });
});

describe("graph --format", () => {
  test("prints YAML that validate accepts", async () => {
    const { stdout } = await moagraph(["graph", "moa-lite", "--format", "yaml"]);
    expect(stdout).toMatch(/^version: 1\nname: moa-lite\nnodes:\n/);
    const { exitCode } = await moagraph(["validate", "-", "--offline"], { stdin: stdout });
    expect(exitCode).toBe(0);
  });

  test("prints a TypeScript module", async () => {
    const args = ["graph", "--proposer", "simulated:ada", "--format", "ts"];
    expect((await moagraph([...args, "--aggregator", "simulated:fuse"])).stdout)
      .toMatchInlineSnapshot(`
      "import { aggregator, defineGraph, proposer } from "@moagraph/core";

      export const panel = defineGraph({
        name: "panel",
        nodes: {
          "l1-ada": proposer({ model: "simulated:ada" }),
          "l2-fuse": aggregator({ model: "simulated:fuse", reads: ["l1-ada"] }),
        },
        output: "l2-fuse",
      });
      "
    `);
  });
});

describe("moagraph", () => {
  test("prints its help", async () => {
    expect((await moagraph(["--help"])).stdout).toMatchInlineSnapshot(`
      "Usage: moagraph [options] [command]

      Run, draw and check Mixture-of-Agents graphs.

      Options:
        -V, --version                         print the version
        --debug                               print the stack of an error
        -h, --help                            print this help

      Commands:
        list                                  list the recipes: layers, model calls,
                                              final model
        graph [options] [recipe|file]         draw a graph (mermaid, svg), or print it
                                              as a file or a module (json, yaml, ts)
        validate [options] <file>             check a graph file, and whether it can
                                              run; print all issues
        plan [options] [recipe|file]          estimate a run: calls, tokens, USD,
                                              tflops, seconds; makes no model call
        run [options] [recipe|file] [prompt]  answer a prompt: the answer goes to
                                              stdout, progress to stderr
        chat [options] [recipe|file]          answer each line, with the whole
                                              conversation as context
        threads                               list, show and delete the threads that
                                              \`run --thread\` keeps
        eval                                  evaluate graphs, recipes and models:
                                              AlpacaEval 2, MT-Bench, FLASK, your own
                                              data
        models [options] [provider...]        list the models that can be used now,
                                              with window and price
        init [options]                        compose a panel of the models that can
                                              be used now, write it to a file, run it
        doctor [options] [recipe|file]        check Node.js, packages, keys, servers
                                              and a graph's models; say how to fix
                                              them
        help [command]                        print the help of a command

      Examples:
        moagraph models
        moagraph init
        moagraph list
        moagraph run moa-lite --offline "Why is the sky blue?"
        moagraph run moa --thread sky "Why is the sky blue?"; moagraph run --thread sky --resume
        moagraph chat moa-lite --offline
        moagraph plan moa-lite --prompt-tokens 500
        moagraph graph moa --format svg > moa.svg
        moagraph graph moa --format json > mine.json && moagraph validate mine.json
        moagraph eval compare moa-lite openai:gpt-4o --data mine.jsonl --judge openai:gpt-4.1

      Exit codes: 0 done; 1 the run failed; 2 command, file, graph, prompt or key missing or wrong; 3 the run
      waits for a person; 141 stdout was closed too early; 128 + n stopped by signal n: 129, 130 (^C), 143.
      "
    `);
  });

  test("prints the help of run", async () => {
    expect((await moagraph(["run", "--help"])).stdout).toMatchInlineSnapshot(`
      "Usage: moagraph run [options] [recipe|file] [prompt]

      answer a prompt: the answer goes to stdout, progress to stderr

      Arguments:
        recipe|file                 a recipe, or a JSON or YAML file, or - for stdin
        prompt                      the prompt; read from stdin if absent or \`-\`

      Options:
        --json                      print one JSON object at the end: answer, error,
                                    usage and every call
        --report <file>             write the run to one HTML file: graph, times,
                                    costs, prompts, replies
        --proposer <model>          a model of a new graph, in place of a recipe or a
                                    file; repeatable
        --offline                   simulate every model: no network, no key, no
                                    language model
        -m, --model <from=to>       replace a model; repeatable
        --aggregator <model>        the model that writes the answer
        --temperature <number>      temperature of every call, 0 to 2; \`default\`: the
                                    vendor's
        --max-output-tokens <n>     max tokens of each reply; \`default\`: the vendor's
        --timeout <seconds>         time limit of each call, retries included
                                    (default: 120)
        --rounds <n>                proposer layers before the aggregator; layered
                                    graphs only
        --thread <id>               keep the run in this thread, or ask the next
                                    question in it
        --resume                    continue the last run of the thread; no recipe and
                                    no prompt needed
        --from <node>               with --resume: run again from this node on;
                                    repeatable
        --on-graph-change <action>  with --resume: what to do if the graph has changed
                                    (choices: "fail", "continue")
        --interrupt-before <node>   stop before this node, for a person; repeatable
        --choose <n>                with --resume: the number of the answer that a
                                    person chose
        --text <text>               with --resume: an answer of a person; with
                                    --choose: its new text
        --max-concurrency <n>       max concurrent calls per provider; 1 for a machine
                                    with one GPU (default: no limit)
        -h, --help                  print this help

      Examples:
        moagraph run moa "What are three fun things to do in SF?"
        moagraph run panel.json < question.txt > answer.txt
        moagraph run moa-lite --json --offline "Why is the sky blue?" | jq .usage
        moagraph run moa --model together:databricks/dbrx-instruct=openai:gpt-4o-mini "Why?"
        moagraph run moa-lite --aggregator openai:gpt-5-mini --temperature default "Why?"
        moagraph run --proposer openai:gpt-4o --proposer together:Qwen/Qwen3.7-Max "Why?"
        moagraph run moa -- "-5 + 3?"
        moagraph run moa --thread sky "Why is the sky blue?"
        moagraph run --thread sky --resume
        moagraph run --thread sky --resume --from l3-qwen1.5-110b-chat --aggregator openai:gpt-5-mini
      "
    `);
  });

  test("prints the help of chat", async () => {
    expect((await moagraph(["chat", "--help"])).stdout).toMatchInlineSnapshot(`
      "Usage: moagraph chat [options] [recipe|file]

      answer each line, with the whole conversation as context

      Arguments:
        recipe|file              a recipe, or a JSON or YAML file

      Options:
        --jsonl                  read questions in JSON from a pipe, one a line: they
                                 can have line ends
        --thread <id>            keep the conversation in this thread, or continue it
        --proposer <model>       a model of a new graph, in place of a recipe or a
                                 file; repeatable
        --offline                simulate every model: no network, no key, no language
                                 model
        -m, --model <from=to>    replace a model; repeatable
        --aggregator <model>     the model that writes the answer
        --temperature <number>   temperature of every call, 0 to 2; \`default\`: the
                                 vendor's
        --max-output-tokens <n>  max tokens of each reply; \`default\`: the vendor's
        --timeout <seconds>      time limit of each call, retries included (default:
                                 120)
        --rounds <n>             proposer layers before the aggregator; layered graphs
                                 only
        --max-concurrency <n>    max concurrent calls per provider; 1 for a machine
                                 with one GPU (default: no limit)
        -h, --help               print this help

      On a terminal: a pasted text is one question, \\ at the end of a line continues it, /help lists the
      commands, ^C stops an answer, ^D exits. In a pipe, each line is a question (see --jsonl); the exit
      code is 1 if any question gets no answer.

      Examples:
        moagraph chat moa-lite --offline
        moagraph chat moa-lite --rounds 2 --temperature 0.7 --max-output-tokens 512
        moagraph chat moa-lite --thread sky
        moagraph chat panel.json < questions.txt > answers.txt
        jq -c '{question: .prompt}' data.jsonl | moagraph chat panel.json --jsonl
      "
    `);
  });

  test("prints its help to stderr when no command is given", async () => {
    const { exitCode, stdout, stderr } = await moagraph([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: moagraph /);
  });

  test("prints its version", async () => {
    const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
    const { version }: { version: string } = JSON.parse(manifest);
    expect(await moagraph(["--version"])).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
  });
});
