/** Runs in threads that wait for a person: before a node, or at a node of the kind `human`. */
import { describe, expect, test } from "vitest";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import { openSetting, panel, type ThreadSetting } from "./thread-setting.js";
import { systemTextOf } from "./vendor.js";

const board = {
  ...panel,
  name: "board",
  nodes: {
    ...panel.nodes,
    pick: { kind: "human", reads: ["fuse", "bob"], ask: "Which one?" },
  },
  output: "pick",
};

/** The proposals that the aggregator was asked to synthesise. */
function shownTo(setting: ThreadSetting): string[] {
  const request = setting.vendor.journal.find(({ model }) => model === "fuse");
  const list = request === undefined ? "" : systemTextOf(request).split("Answers:\n")[1];
  return [...(list ?? "").matchAll(/<quote-\d+>\n(.*)\n/g)].map(([, text]) => text ?? "");
}

async function stopped(): Promise<ThreadSetting> {
  const setting = await openSetting();
  const stop = ["--interrupt-before", "fuse"];
  const run = await setting.moagraph("run", "panel.json", "--thread", "sky", "Why?", ...stop);
  expect(run).toMatchObject({ exitCode: 3, stdout: "" });
  return setting;
}

describe("--interrupt-before", () => {
  test("prints the answers so far, and the commands to continue with", async () => {
    const { moagraph, asked } = await openSetting();
    const run = ["run", "panel.json", "--thread", "sky", "Why?", "--interrupt-before"];
    const misspelt = await moagraph(...run, "fuze");
    expect({ exitCode: misspelt.exitCode, asked: asked() }).toEqual({ exitCode: 2, asked: [] });
    expect(misspelt.stderr).toMatchInlineSnapshot(`
      "error: \`--interrupt-before fuze\` names no node of \`panel\`.
      hint: Did you mean \`fuse\`?
      "
    `);
    const { exitCode, stdout, stderr } = await moagraph(...run, "fuse");
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr.slice(stderr.indexOf("stopped before"))).toMatchInlineSnapshot(`
      "stopped before fuse: 2 answers

      [1] ada
      ada says so.


      [2] bob
      bob says so.

      continue unchanged  moagraph run --thread sky --resume
      keep one answer     moagraph run --thread sky --resume --choose 1
      change one          moagraph run --thread sky --resume --choose 1 --text "..."
      add another         moagraph run --thread sky --resume --text "..."
      "
    `);
    expect((await moagraph("threads")).stdout).toMatch(/^sky .* interrupted /m);
    const shown = await moagraph("threads", "show", "sky");
    expect(shown.stdout.slice(shown.stdout.indexOf("next"))).toMatchInlineSnapshot(`
      "next      a person looks at the proposals before fuse
      continue  moagraph run --thread sky --resume
      "
    `);
    const resumed = await moagraph("run", "--thread", "sky", "--resume");
    expect(resumed).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
    expect(asked()).toHaveLength(3);
  });

  test("gives scripts the answers and the next command", async () => {
    const { moagraph } = await openSetting();
    const stop = ["--interrupt-before", "fuse", "--json"];
    const run = await moagraph("run", "panel.json", "--thread", "a sky", "Why?", ...stop);
    expect(run.exitCode).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({
      answer: null,
      error: null,
      thread: "a sky",
      interrupted: {
        nodes: ["fuse"],
        proposals: [
          { node: "ada", sample: 1, text: "ada says so." },
          { node: "bob", sample: 1, text: "bob says so." },
        ],
        next: "moagraph run --thread 'a sky' --resume",
      },
      calls: [{ node: "ada" }, { node: "bob" }],
    });
  });

  test.for([
    [[], ["ada says so.", "bob says so."]],
    [["--choose", "2"], ["bob says so."]],
    [
      ["--choose", "2", "--text", "Bob, edited."],
      ["ada says so.", "Bob, edited."],
    ],
    [
      ["--text", "And this."],
      ["ada says so.", "bob says so.", "And this."],
    ],
  ] as const)("and --resume %j", async ([reply, shown]) => {
    const setting = await stopped();
    const resumed = await setting.moagraph("run", "--thread", "sky", "--resume", ...reply);
    expect(resumed).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
    expect(shownTo(setting)).toEqual(shown);
    expect(setting.asked().toSorted()).toEqual(["ada", "bob", "fuse"]);
  });

  test("refuses a number that no answer has, and continues to wait", async () => {
    const setting = await stopped();
    const wrong = await setting.moagraph("run", "--thread", "sky", "--resume", "--choose", "3");
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toMatchInlineSnapshot(`
      "error: \`--choose 3\` is the number of no answer.
      hint: Pass a number from 1 to 2.
      "
    `);
    expect(await setting.moagraph("run", "--thread", "sky", "--resume")).toMatchObject({
      exitCode: 0,
    });
    const late = await setting.moagraph("run", "--thread", "sky", "--resume", "--choose", "1");
    expect(late.exitCode).toBe(2);
    expect(late.stderr).toMatchInlineSnapshot(`
      "error: The run of thread \`sky\` does not wait for a person.
      hint: Leave --choose and --text out.
      "
    `);
  });

  test.skipIf(!hasTerminal)("asks on a terminal: keep, edit, add, or continue", async () => {
    const setting = await openSetting();
    const file = `${setting.folder}/panel.json`;
    const run = `run ${file} --thread sky 'Why?' --interrupt-before fuse`;
    const { child, shown, type, until } = openTerminal(run, setting.env);
    await until("[2] bob");
    await until("Enter continues [1-2 keeps one, edit 1-2, or a text adds one]");
    type("edit 2\r");
    await until("New text of 2:");
    type("Bob, edited.\r");
    await shown;
    expect(child.exitCode).toBe(0);
    expect(shownTo(setting)).toEqual(["ada says so.", "Bob, edited."]);
  });
});

describe("a node of the kind `human` in a thread", () => {
  test("needs no terminal: the run is resumed with the reply", async () => {
    const { moagraph, asked } = await openSetting(undefined, { "board.json": board });
    const run = await moagraph("run", "board.json", "--thread", "sky", "Why?");
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    const waiting = run.stderr.slice(run.stderr.indexOf("pick: 2 answers"));
    expect(waiting).toMatchInlineSnapshot(`
      "pick: 2 answers to choose from

      [1] fuse
      fuse says so.


      [2] bob
      bob says so.

      Which one?

      choose one     moagraph run --thread sky --resume --choose 1
      change one     moagraph run --thread sky --resume --choose 1 --text "..."
      write another  moagraph run --thread sky --resume --text "..."
      "
    `);
    expect(await moagraph("run", "--thread", "sky", "--resume")).toMatchObject({
      exitCode: 3,
      stderr: `\n${waiting}`,
    });
    const wrong = await moagraph("run", "--thread", "sky", "--resume", "--choose", "3");
    expect(wrong).toMatchObject({ exitCode: 2, stdout: "" });
    const chosen = await moagraph("run", "--thread", "sky", "--resume", "--choose", "2");
    expect(chosen).toMatchObject({ exitCode: 0, stdout: "bob says so.\n" });
    expect(asked().toSorted()).toEqual(["ada", "bob", "fuse"]);
  });

  test("takes an edited answer, or one of the person's own", async () => {
    const { moagraph } = await openSetting(undefined, { "board.json": board });
    for (const reply of [
      ["--choose", "1", "--text", "Edited."],
      ["--text", "Edited."],
    ]) {
      const [first = ""] = reply;
      await moagraph("run", "board.json", "--thread", first, "Why?");
      const chosen = await moagraph("run", "--thread", first, "--resume", ...reply);
      expect(chosen).toMatchObject({ exitCode: 0, stdout: "Edited.\n" });
    }
  });
});
