/** `moagraph chat --thread`: conversations that outlast their process. */
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { moagraph as hosted } from "./hosted-command.js";
import { start } from "./moagraph.js";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import { openSetting, says, type ThreadSetting } from "./thread-setting.js";

/** Chats in a pipe. */
async function chat({ folder, env }: ThreadSetting, args: readonly string[], ...lines: string[]) {
  const stdin = lines.map((line) => `${line}\n`).join("");
  return hosted(["chat", ...args], { cwd: folder, env, stdin });
}

/** What the first proposer was told with its last request. */
function toldTo({ vendor }: ThreadSetting): unknown[] {
  const last = vendor.journal.findLast(({ model }) => model === "ada");
  return (last?.body.messages ?? []).map(({ content }) => content);
}

describe("a chat in a thread", () => {
  test("continues in the next process, which knows its graph and its options", async () => {
    const setting = await openSetting();
    const first = await chat(
      setting,
      ["panel.json", "--thread", "t", "--temperature", "1"],
      "One?",
    );
    expect(first).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
    const second = await chat(setting, ["--thread", "t"], "Two?", "Three?");
    expect(second).toMatchObject({ exitCode: 0, stdout: "fuse says so.\nfuse says so.\n" });
    const answer = "fuse says so.";
    expect(toldTo(setting)).toEqual(["One?", answer, "Two?", answer, "Three?"]);
    expect(setting.vendor.journal.at(-1)?.body["temperature"]).toBe(1);
  });

  test("begins anew after /clear", async () => {
    const setting = await openSetting();
    await chat(setting, ["panel.json", "--thread", "t"], "One?", "/clear", "Two?");
    expect(toldTo(setting)).toEqual(["Two?"]);
    await chat(setting, ["panel.json", "--thread", "t"], "/clear");
    expect((await setting.moagraph("threads")).stdout).toMatch(/^There are no threads/);
  });

  test("in a pipe does not drop a question that was paid for", async () => {
    let isBroken = true;
    const setting = await openSetting((request) =>
      request.model === "fuse" && isBroken ? { fault: "bad-request" } : says(request),
    );
    const broken = await chat(setting, ["panel.json", "--thread", "t"], "One?");
    expect(broken.exitCode).toBe(1);
    expect(broken.stderr).toContain("\ntry: moagraph run --thread t --resume\n");
    const next = await chat(setting, ["--thread", "t"], "Two?");
    expect(next).toMatchObject({ exitCode: 2, stdout: "" });
    expect(next.stderr).toContain(
      "error: The last run of thread `t` has made 3 calls and has no answer yet.",
    );
    isBroken = false;
    await setting.moagraph("run", "--thread", "t", "--resume");
    expect((await chat(setting, ["--thread", "t"], "Two?")).exitCode).toBe(0);
    expect(toldTo(setting)).toEqual(["One?", "fuse says so.", "Two?"]);
  });

  test.skipIf(!hasTerminal)(
    "on a terminal offers to continue the question that a crash has cut off",
    async () => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const setting = await openSetting(async (request) => {
        if (request.model === "fuse") await held;
        return says(request);
      });
      const words = ["chat", "panel.json", "--thread", "t"];
      const first = start(words, { cwd: setting.folder, env: setting.env });
      first.stdin?.write("Why?\n");
      while (!setting.asked().includes("fuse")) await new Promise((go) => setTimeout(go, 10));
      first.kill("SIGKILL");
      await once(first, "exit");
      release();
      const second = openTerminal("chat --thread t", setting.env);
      await second.until("The last question has no answer: Why?");
      await second.until("/resume continues it; another question replaces it.");
      await second.until("> ");
      second.type("/resume\r");
      await second.until("resumed: 2 of 3 calls were kept, 1 was cut off");
      await second.until("fuse says so.");
      await second.until("answered in ");
      await second.until("> ");
      second.type("\u0004");
      await second.shown;
      expect(setting.asked().toSorted()).toEqual(["ada", "bob", "fuse", "fuse"]);
    },
  );

  test("without a thread has nothing to continue", async () => {
    const setting = await openSetting();
    const { exitCode, stderr } = await chat(setting, ["panel.json"], "/resume");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("error: This conversation is not kept, so there is nothing");
  });
});
