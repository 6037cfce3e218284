/** Commands whose graph asks a person. */
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import { createProject } from "./project.js";

const board = JSON.stringify({
  name: "board",
  nodes: {
    ada: { kind: "proposer", model: "simulated:ada" },
    bob: { kind: "proposer", model: "simulated:bob" },
    pick: { kind: "human", reads: ["ada", "bob"], ask: "Which one?" },
  },
  output: "pick",
});

async function boardFile(): Promise<string> {
  const project = await createProject({ "board.json": board });
  onTestFinished(() => project.remove());
  return join(project.folder, "board.json");
}

describe("a graph that asks a person", () => {
  test("is refused without a terminal, before any call", async () => {
    const file = await boardFile();
    const asked = await moagraph(["run", file, "What about the Moon?"]);
    expect(asked).toMatchObject({ exitCode: 2, stdout: "" });
    expect(asked.stderr).toMatchInlineSnapshot(`
      "error: Node \`pick\` asks a person, and there is no terminal to ask on.
      hint: Use moagraph run with --thread ID, and resume the run with the reply. Or run the command on a terminal: give the prompt as an argument, and do not redirect stdin or stderr.
      "
    `);
    expect((await moagraph(["chat", file], { stdin: "Why?\n" })).stderr).toBe(asked.stderr);
  });

  test.skipIf(!hasTerminal)("shows the answers on the terminal, and reads a number", async () => {
    const { child, shown, type, until } = openTerminal(`run ${await boardFile()} 'The Moon?'`);
    await until("paused after ");
    await until("[2] bob");
    await until("Which one? [1-2, edit 1-2, or a text]");
    type("3\r");
    await until("Type a number from 1 to 2, or the text of an answer.");
    await until("Which one?");
    type("2\r");
    const text = await shown;
    expect(child.exitCode).toBe(0);
    expect(text.split("Which one?").at(-1)).toContain("About the Moon:");
    expect(text).toMatch(/answered in [^\n]*: 2 calls/);
  });

  test.skipIf(!hasTerminal)("asks in a chat, and the answer is part of it", async () => {
    const { child, type, shown, until } = openTerminal(`chat ${await boardFile()}`);
    for (const question of ["First?\r", "Second?\r"]) {
      await until("> ");
      type(question);
      await until("Which one?");
      type("My own answer.\r");
      await until("answered in ");
    }
    await until("> ");
    type("\u0004");
    await shown;
    expect(child.exitCode).toBe(0);
  });
});
