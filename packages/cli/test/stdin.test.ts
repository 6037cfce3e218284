import { describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { moagraph as startMoagraph } from "./moagraph.js";

const graph = JSON.stringify({
  name: "alone",
  nodes: { ada: { kind: "proposer", model: "simulated:ada" } },
  output: "ada",
});

describe("`-`", () => {
  test.concurrent.for([
    ["the prompt", ["run", "moa-lite", "--offline", "-"], "About the Moon?"],
    ["the graph", ["run", "-", "About the Moon?"], graph],
  ] as const)("reads %s from stdin", async ([, args, stdin], { expect }) => {
    const outcome = await startMoagraph(args, { stdin });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: /^About the Moon:/ });
  });

  test.concurrent("names stdin in the errors of a graph", async ({ expect }) => {
    const { exitCode, stderr } = await moagraph(["validate", "-"], { stdin: '{\n "name": 5 }' });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: `stdin` has /);
    expect(stderr).toContain("stdin:2:10 name: ");
  });

  test.concurrent.for([[["run", "-"]], [["run", "-", "-"]]] as const)(
    "%j reads stdin once",
    async ([args], { expect }) => {
      const { exitCode, stderr } = await moagraph(args, { stdin: graph });
      expect(exitCode).toBe(2);
      expect(stderr).toMatchInlineSnapshot(`
        "error: The graph and the prompt cannot both come from stdin.
        hint: Pass one of them as an argument, as in moagraph run panel.yaml - < prompt.txt.
        "
      `);
    },
  );

  test.concurrent("is no graph of a chat, which reads questions from stdin", async ({ expect }) => {
    const { exitCode, stderr } = await moagraph(["chat", "-"], { stdin: graph });
    expect(exitCode).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: \`chat\` reads questions from stdin, so it cannot read the graph from there.
      hint: Save the graph as a file, as in moagraph chat panel.yaml < questions.txt.
      "
    `);
  });

  test.concurrent.for(["", " \n\t "])(
    "as an empty prompt is an error: %j",
    async (stdin, { expect }) => {
      const { exitCode, stderr } = await moagraph(["run", "moa", "--offline", "-"], { stdin });
      expect(exitCode).toBe(2);
      expect(stderr).toContain("error: The prompt is empty.\n");
    },
  );
});

describe("a prompt that begins with `-`", () => {
  test.concurrent("is read after `--`", async ({ expect }) => {
    const args = ["run", "moa-lite", "--offline", "--", "-5 + 3? Moon"];
    const { exitCode, stdout } = await moagraph(args);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: /\S/ });
  });

  test.concurrent.for(["-hello", "-moon?", "-Vienna", "--hello", "--offline?", "-?", "-d"])(
    "of one word says to type `--`: %s",
    async (prompt, { expect }) => {
      const outcome = await moagraph(["run", "moa-lite", "--offline", prompt]);
      expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
      expect(outcome.stderr).toContain(`\`${prompt}\``);
      expect(outcome.stderr).toMatch(/ut `--` before .*: moagraph run moa -- "-5 \+ 3\?"\.\n$/);
    },
  );

  test.concurrent("says what to type without it", async ({ expect }) => {
    const { exitCode, stderr } = await moagraph(["run", "moa-lite", "--offline", "-5 + 3?"]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: \`-5 + 3?\` begins with \`-\`, so it is read as an option.
      hint: Put \`--\` before a prompt that begins with \`-\`: moagraph run moa -- "-5 + 3?".
      "
    `);
  });
});
