/** `moagraph run --thread`: runs that continue after a failure, a signal or a killed process. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Reply, TestRequest } from "@moagraph/provider-kit/testing";
import { describe, expect, test } from "vitest";
import { moagraph as hosted } from "./hosted-command.js";
import { outcomeOf, start } from "./moagraph.js";
import { openSetting, says, type ThreadSetting } from "./thread-setting.js";

/** A script in which one model does not answer before it is told to. */
function heldAnswer(model: string): {
  script: (request: TestRequest) => Promise<Reply>;
  release: () => void;
} {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  return {
    release,
    async script(request) {
      if (request.model === model) await held;
      return says(request);
    },
  };
}

/** Starts a run in a process of its own, and waits until a model has got its request. */
async function startUntil(setting: ThreadSetting, model: string, args: readonly string[]) {
  const child = start(args, { cwd: setting.folder, env: setting.env });
  const outcome = outcomeOf(child);
  while (!setting.asked().includes(model)) await new Promise((again) => setTimeout(again, 10));
  return { child, outcome };
}

/** Waits for a text on stderr. */
async function said({ stderr }: ChildProcess, text: string): Promise<void> {
  let all = "";
  while (!all.includes(text)) {
    const [chunk] = (await once(stderr as NodeJS.ReadableStream, "data")) as [Buffer];
    all += chunk.toString();
  }
}

describe("a run in a thread", () => {
  test("that failed is resumed: what had settled is not asked again", async () => {
    let isBroken = true;
    const { moagraph, asked } = await openSetting((request) =>
      request.model === "fuse" && isBroken ? { fault: "bad-request" } : says(request),
    );
    const failed = await moagraph("run", "panel.json", "--thread", "sky", "Why?");
    expect({ exitCode: failed.exitCode, asked: asked() }).toMatchObject({ exitCode: 1 });
    expect(failed.stderr).toContain("\ntry: moagraph run --thread sky --resume\n");
    expect((await moagraph("threads")).stdout).toMatch(/^sky .* unfinished /m);

    const asking = await moagraph("run", "panel.json", "--thread", "sky", "And red?");
    expect(asking).toMatchObject({ exitCode: 2, stdout: "" });
    expect(asking.stderr).toMatchInlineSnapshot(`
      "error: The last run of thread \`sky\` has made 3 calls and has no answer yet.
      hint: Continue it with moagraph run --thread sky --resume, or ask in another thread.
      "
    `);
    isBroken = false;
    const before = asked().length;
    const resumed = await moagraph("run", "--thread", "sky", "--resume");
    expect(resumed).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
    expect(resumed.stderr).toContain("resumed: 2 of 3 calls were kept\n");
    expect(asked().slice(before)).toEqual(["fuse"]);
  });

  test("that has its answer gives it again without a call, as after a lost output", async () => {
    const { moagraph, asked } = await openSetting();
    await moagraph("run", "panel.json", "--thread", "sky", "Why?");
    const again = await moagraph("run", "--thread", "sky", "--resume");
    expect(again).toEqual({
      exitCode: 0,
      stdout: "fuse says so.\n",
      stderr: "resumed: the run has its answer; 3 calls kept\n",
    });
    const json = await moagraph("run", "--thread", "sky", "--resume", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      graph: "panel",
      answer: "fuse says so.",
      error: null,
      thread: "sky",
      calls: [{ node: "ada" }, { node: "bob" }, { node: "fuse" }],
    });
    const changed = await moagraph("run", "--thread", "sky", "--resume", "--temperature", "0");
    expect(changed.exitCode).toBe(2);
    expect(changed.stderr).toMatchInlineSnapshot(`
      "error: The run of thread \`sky\` has its answer, so nothing is run with these options.
      hint: To run it again from a node on, add --from, as in moagraph run --thread sky --resume --from NODE.
      "
    `);
    expect(asked()).toHaveLength(3);
  });

  test("continues the conversation with the next question", async () => {
    const { moagraph, vendor } = await openSetting();
    await moagraph("run", "panel.json", "--thread", "sky", "Why is it blue?");
    await moagraph("run", "panel.json", "--thread", "sky", "And red?");
    expect(vendor.journal.at(-2)?.body.messages).toEqual([
      { role: "user", content: "Why is it blue?" },
      { role: "assistant", content: "fuse says so." },
      { role: "user", content: "And red?" },
    ]);
  });

  test("that made no call is replaced by the next question", async () => {
    const { moagraph, vendor, env, folder } = await openSetting();
    const { OPENAI_API_KEY: _, ...keyless } = env;
    const run = ["run", "panel.json", "--thread", "sky"];
    const failed = await hosted([...run, "Why?"], { cwd: folder, env: keyless });
    expect(failed.exitCode).toBe(2);
    expect(failed.stderr).toContain("error: OPENAI_API_KEY is not set");
    expect(failed.stderr).toContain(
      "\ntry: moagraph run panel.json --offline --thread sky 'Why?'\n",
    );
    expect(await moagraph(...run, "Why blue?")).toMatchObject({ exitCode: 0 });
    expect(vendor.journal.at(0)?.body.messages).toEqual([{ role: "user", content: "Why blue?" }]);
  });

  test("takes the same question again, and refuses another one", async () => {
    let isBroken = true;
    const { moagraph } = await openSetting((request) =>
      request.model === "fuse" && isBroken ? { fault: "bad-request" } : says(request),
    );
    const run = async (prompt: string, ...more: readonly string[]) =>
      moagraph("run", "panel.json", prompt, "--thread", "sky", ...more);
    await run("Why?");
    isBroken = false;
    const other = await run("Why not?", "--resume");
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toMatchInlineSnapshot(`
      "error: The prompt is not the question of the run that thread \`sky\` resumes.
      hint: Leave the prompt out. To ask a new question in the thread, leave --resume out.
      "
    `);
    expect((await run("Why?", "--resume", "--json")).stdout).toContain(
      '"thread":"sky","resumed":{"kept":2,"of":3,"cutOff":0}}',
    );
  });

  test("whose graph has changed says what differs", async () => {
    const { moagraph, asked } = await openSetting((request) =>
      request.model === "fuse" ? { fault: "bad-request" } : says(request),
    );
    await moagraph("run", "panel.json", "--thread", "sky", "Why?");
    const before = asked().length;
    const swap = ["--model", "openai:ada=openai:eve"];
    const resume = ["run", "--thread", "sky", "--resume"];
    const changed = await moagraph(...resume, ...swap);
    expect(changed.exitCode).toBe(2);
    expect(changed.stderr).toMatchInlineSnapshot(`
      "error: The run of the thread was started with another graph than \`panel\` is now: 1 change.
        \`ada\`: \`model\` was "openai:ada", is "openai:eve"
      hint: Resume with the graph as it was. Or run again from the first changed node with --from. Or add --on-graph-change continue, if no node has run that changed. Or ask in a new thread.
      try: moagraph run --thread sky --resume --from ada --model openai:ada=openai:eve
      "
    `);
    expect(asked()).toHaveLength(before);
    // Only what has not run may differ.
    const ran = await moagraph(...resume, ...swap, "--on-graph-change", "continue");
    expect(ran.exitCode).toBe(2);
    const rest = ["--aggregator", "openai:eve", "--on-graph-change", "continue"];
    const continued = await moagraph(...resume, ...rest);
    expect(continued).toMatchObject({ exitCode: 0, stdout: "eve says so.\n" });
    expect(asked().slice(before)).toEqual(["eve"]);
  });
});

describe("a process that ends in the middle of a run", () => {
  test("by kill -9 is followed by another one, which pays only for what was cut off", async () => {
    const { script, release } = heldAnswer("fuse");
    const setting = await openSetting(script);
    const { moagraph, asked } = setting;
    const run = ["run", "panel.json", "--thread", "sky", "Why?"];
    const { child, outcome } = await startUntil(setting, "fuse", run);
    // Another process may not join in.
    const second = await moagraph("run", "--thread", "sky", "--resume");
    expect(second).toMatchObject({ exitCode: 2, stdout: "" });
    expect(second.stderr).toMatchInlineSnapshot(`
      "error: Another run is working on thread "sky".
      hint: Wait until it has ended, or use another thread with --thread.
      "
    `);
    expect((await moagraph("threads", "delete", "sky", "--yes")).stderr).toContain(
      'error: Another run is working on thread "sky".',
    );
    child.kill("SIGKILL");
    await outcome;
    release();
    const resumed = await moagraph("run", "--thread", "sky", "--resume", "--json");
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).toContain(
      "resumed: 2 of 3 calls were kept, 1 was cut off and is counted as aborted\n",
    );
    expect(JSON.parse(resumed.stdout)).toMatchObject({
      answer: "fuse says so.",
      thread: "sky",
      resumed: { kept: 2, of: 3, cutOff: 1 },
      calls: [
        { node: "ada", status: "ok" },
        { node: "bob", status: "ok" },
        { node: "fuse", status: "aborted" },
        { node: "fuse", status: "ok" },
      ],
    });
    expect(asked().toSorted()).toEqual(["ada", "bob", "fuse", "fuse"]);
  });

  test("by ^C says how to continue", async () => {
    const { script, release } = heldAnswer("bob");
    const setting = await openSetting(script);
    const run = ["run", "panel.json", "--thread", "a sky", "Why?"];
    const { child, outcome } = await startUntil(setting, "bob", run);
    await said(child, "ada: done");
    child.kill("SIGINT");
    const { exitCode, stderr } = await outcome;
    release();
    expect(exitCode).toBe(130);
    expect(stderr.slice(stderr.indexOf("error:"))).toMatchInlineSnapshot(`
      "error: Interrupted.
      hint: All calls were cancelled. Results that had arrived are kept.
      try: moagraph run --thread 'a sky' --resume
      "
    `);
    const shown = await setting.moagraph("threads", "show", "a sky");
    expect(shown.stdout).toMatch(/^ada .* ok .*\nbob .* aborted .*\n2 requests /m);
    expect(shown.stdout).toMatch(/^next +calls of bob, fuse$/m);
    const resumed = await setting.moagraph("run", "--thread", "a sky", "--resume");
    expect(resumed).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
    expect(setting.asked().toSorted()).toEqual(["ada", "bob", "bob", "fuse"]);
  });

  test("by a reader that has left keeps its results", async () => {
    const { script, release } = heldAnswer("fuse");
    const setting = await openSetting(script);
    const run = ["run", "panel.json", "--thread", "sky", "Why?"];
    const { child, outcome } = await startUntil(setting, "fuse", run);
    child.stdout?.destroy();
    await once(child, "exit");
    expect((await outcome).exitCode).toBe(141);
    release();
    const resumed = await setting.moagraph("run", "--thread", "sky", "--resume");
    expect(resumed).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
  });
});
