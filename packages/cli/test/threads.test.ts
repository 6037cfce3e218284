/** `moagraph threads`: what `run --thread` keeps, and what is wrong with ids and files. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSetting, threadsFileIn } from "./thread-setting.js";

/** Times differ from run to run. */
function withoutTimes(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "<minute>").replaceAll(/\d+\.\d\b/g, "0.0");
}

describe("moagraph threads", () => {
  test("lists threads, shows one, and deletes it", async () => {
    const { moagraph, state } = await openSetting();
    const before = await moagraph("threads");
    expect(before.stdout).toBe(
      `There are no threads in ${threadsFileIn(state)}. Make one: moagraph run moa-lite --thread first "Why is the sky blue?"\n`,
    );
    await moagraph("run", "panel.json", "--thread", "sky", "Why is the sky blue?");
    await moagraph("run", "panel.json", "--thread", "a moon", "--temperature", "1", "The Moon?");

    const list = await moagraph("threads");
    expect(list.exitCode).toBe(0);
    expect(withoutTimes(list.stdout)).toMatchInlineSnapshot(`
      "thread  graph       saved             state     calls           cost
      a moon  panel.json  <minute>  answered      3  price unknown
      sky     panel.json  <minute>  answered      3  price unknown
      "
    `);

    const shown = await moagraph("threads", "show", "a moon");
    expect(withoutTimes(shown.stdout)).toMatchInlineSnapshot(`
      "thread        a moon
      state         answered, saved <minute>
      started with  moagraph run panel.json --temperature 1
      question      The Moon?
      answer        fuse says so.

      call        model        status  seconds  tokens in  tokens out           cost
      ada         openai:ada   ok          0.0         10           3  price unknown
      bob         openai:bob   ok          0.0         10           3  price unknown
      fuse        openai:fuse  ok          0.0        222           4  price unknown
      3 requests                                      242          10  price unknown

      proposals
      [1]  ada  ada says so.
      [2]  bob  bob says so.
      "
    `);

    const deleted = await moagraph("threads", "delete", "sky", "--yes");
    expect(deleted).toMatchObject({ exitCode: 0, stdout: "Deleted sky.\n" });
    const rest = JSON.parse((await moagraph("threads", "--json")).stdout) as object;
    expect(rest).toMatchObject({
      threads: [
        {
          thread: "a moon",
          state: "answered",
          origin: { target: expect.stringMatching(/panel\.json$/), options: { temperature: 1 } },
          question: "The Moon?",
          answer: "fuse says so.",
          requests: 3,
          usage: { costUsd: null },
        },
      ],
    });
  });

  test("asks before it deletes, and names a thread that does not exist", async () => {
    const { moagraph } = await openSetting();
    await moagraph("run", "panel.json", "--thread", "sky", "Why?");
    const unasked = await moagraph("threads", "delete", "sky");
    expect(unasked.exitCode).toBe(2);
    expect(unasked.stderr).toMatchInlineSnapshot(`
      "error: \`threads delete\` asks before it deletes, and there is no terminal to ask on.
      hint: Add --yes.
      "
    `);
    const unknown = await moagraph("threads", "delete", "sky", "sly", "--yes");
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toMatchInlineSnapshot(`
      "error: There is no thread \`sly\`.
      hint: Did you mean \`sky\`?
      "
    `);
    expect((await moagraph("threads", "show", "sky")).exitCode).toBe(0);
  });

  test.for([
    [["run", "panel.json", "--thread", "", "Why?"], "The id of the thread is empty."],
    [
      ["run", "panel.json", "--thread", "a\nb", "Why?"],
      "The id of the thread has control characters.",
    ],
    [["threads", "show", "x".repeat(201)], "The id of the thread has 201 characters."],
    [["run", "--resume"], "`--resume` needs `--thread`."],
    [
      ["run", "panel.json", "--interrupt-before", "fuse", "Why?"],
      "`--interrupt-before` needs `--thread`.",
    ],
    [["run", "panel.json", "--thread", "t", "--from", "fuse"], "`--from` needs `--resume`."],
    [
      ["run", "--thread", "t", "--resume", "--choose", "0"],
      "`--choose 0` is not a whole number from 1 to 1000000.",
    ],
    [["run", "--thread", "t", "--resume", "--text", " "], "The value of `--text` is empty."],
    [
      ["run", "--thread", "t", "--resume", "--from", "fuse", "--text", "No."],
      "`--from` and `--text` exclude each other.",
    ],
    [["threads", "shw"], "`threads` has no command `shw`."],
    [["run", "--thread", "t", "--resume"], "There is no thread `t`."],
  ] as const)("%j is refused before any call", async ([args, complaint]) => {
    const { moagraph, asked } = await openSetting();
    const { exitCode, stdout, stderr } = await moagraph(...args);
    expect({ exitCode, stdout, asked: asked() }).toEqual({ exitCode: 2, stdout: "", asked: [] });
    expect(stderr).toContain(`error: ${complaint}\nhint: `);
  });
});

describe("a file of threads that cannot be used", () => {
  test("is named, with what to do, and no model is called", async () => {
    const { moagraph, asked, state } = await openSetting();
    const file = threadsFileIn(state);
    const ask = async () => moagraph("run", "panel.json", "--thread", "t", "Why?");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      "This is no database, but a text that is long enough to be read.".repeat(20),
    );
    const damaged = await ask();
    expect(damaged.exitCode).toBe(2);
    expect(damaged.stderr.replace(file, "<file>")).toMatchInlineSnapshot(`
      "error: The threads in \`<file>\` cannot be read: file is not a database.
      hint: Move the file away, or set XDG_STATE_HOME to another folder.
      "
    `);
    expect((await moagraph("threads")).exitCode).toBe(2);

    await rm(dirname(file), { recursive: true });
    await writeFile(join(state.around, "moagraph"), "a file in place of the folder");
    const noFolder = await ask();
    expect(noFolder.exitCode).toBe(2);
    expect(noFolder.stderr.replaceAll(state.around, "<state>")).toMatchInlineSnapshot(`
      "error: The threads in \`<state>/moagraph/threads.sqlite\` cannot be read: EEXIST: file already exists, mkdir '<state>/moagraph'.
      hint: Make the folder and the file writable for you, or set XDG_STATE_HOME to another folder.
      "
    `);
    expect(asked()).toEqual([]);
  });
});
