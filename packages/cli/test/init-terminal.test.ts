import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, onTestFinished, test } from "vitest";
import { hasTerminal, openTerminal, type Terminal } from "./open-terminal.js";
import { emptyFolder, type StandIns, startStandIns } from "./stand-ins.js";

const ctrlC = "\u0003";
const ctrlD = "\u0004";

/** The questions, in their order. */
const questions = {
  budget: "Budget per question in USD [0.05]: ",
  proposers: "Proposers, by number",
  aggregator: "Model that writes the answer, by number: ",
  replace: "exists already. Replace it? [y/N] ",
  run: "Run it once now? Cost: ",
} as const;

async function scored(): Promise<StandIns> {
  const openai = { models: ["gpt-4.1", "gpt-4.1-mini"], key: "sk-openai-1234" };
  const ollama = { models: ["qwen3:4b", "gemma3:4b"] };
  return startStandIns({ openai, ollama }, { onTestFinished });
}

/** Starts `moagraph init` on a terminal with a file in a folder. */
function openInit(folder: string, { env }: StandIns, args = ""): Terminal {
  return openTerminal(`init --no-local --out '${join(folder, "panel.yaml")}' ${args}`, env);
}

describe.skipIf(!hasTerminal)("moagraph init on a terminal", () => {
  test("asks for the budget and the proposers, and runs", async ({ expect }) => {
    const folder = await emptyFolder({ onTestFinished });
    const { child, shown, type, until } = openInit(folder, await scored());
    await until(questions.budget);
    type("much\r");
    await until("`much` is not an amount.");
    await until(questions.budget);
    type("1\r");
    await until("2  openai:gpt-4.1-mini");
    await until(questions.proposers);
    type("9\r");
    await until("There is no model `9` in the list.");
    type("1, qwen3:4b\r");
    await until("aggregator  openai:gpt-4.1 ");
    await until(questions.run);
    type("\r");
    await until("I am gpt-4.1.");
    await until("Next:");
    await shown;
    expect(child.exitCode).toBe(0);
    const file = await readFile(join(folder, "panel.yaml"), "utf8");
    expect(file.match(/model: .*/g)).toEqual([
      "model: openai:gpt-4.1",
      "model: ollama:qwen3:4b",
      "model: openai:gpt-4.1",
    ]);
  });

  test("asks for the aggregator if no score is known", async ({ expect }) => {
    const folder = await emptyFolder({ onTestFinished });
    const ollama = { models: ["qwen3:4b", "phi3:4b"] };
    const standIns = await startStandIns({ ollama }, { onTestFinished });
    const { child, shown, type, until } = openInit(folder, standIns);
    await until(questions.proposers);
    type("\r");
    await until(questions.aggregator);
    type("\r");
    await until("Type 1 to 1 models.");
    type("qwen3:4b\r");
    await until(questions.run);
    type("n\r");
    const text = await shown;
    expect(child.exitCode).toBe(0);
    expect(text).toContain("Next:");
    expect(standIns.calls("ollama")).toEqual([]);
    const file = await readFile(join(folder, "panel.yaml"), "utf8");
    expect(file.match(/model: .*/g)?.at(-1)).toBe("model: ollama:qwen3:4b");
  });

  test("says if the chosen panel costs more than the budget", async ({ expect }) => {
    const folder = await emptyFolder({ onTestFinished });
    const openai = { models: ["gpt-4.1", "gpt-4.1-mini"], key: "sk-openai-1234" };
    const standIns = await startStandIns({ openai }, { onTestFinished });
    const args = "--models openai:gpt-4.1,openai:gpt-4.1-mini --budget 0.001 --no-run";
    const { child, shown, type, until } = openInit(folder, standIns, args);
    await until("No model fits the budget. Model that writes the answer, by number: ");
    type("2\r");
    await until("more than the budget of $0.0010.");
    await shown;
    expect(child.exitCode).toBe(0);
    expect(await readFile(join(folder, "panel.yaml"), "utf8")).toContain("openai:gpt-4.1-mini");
  });

  test.for(["budget", "proposers", "run"] as const)(
    "^C at the question %s leaves nothing behind",
    async (last, { expect }) => {
      const folder = await emptyFolder({ onTestFinished });
      const { child, shown, type, until } = openInit(folder, await scored());
      for (const question of ["budget", "proposers", "run"] as const) {
        await until(questions[question]);
        type(question === last ? ctrlC : "\r");
        if (question === last) break;
      }
      const text = await shown;
      expect(child.exitCode).toBe(130);
      expect(text).toContain("error: Interrupted.");
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test("asks before it replaces a file, and ^D leaves it", async ({ expect }) => {
    const folder = await emptyFolder({ onTestFinished });
    await writeFile(join(folder, "panel.yaml"), "mine");
    const standIns = await scored();
    const args = "--budget 1 --models openai:gpt-4.1 --no-run";
    const first = openInit(folder, standIns, args);
    await first.until(questions.replace);
    first.type(ctrlD);
    await first.shown;
    expect(first.child.exitCode).toBe(130);
    const second = openInit(folder, standIns, args);
    await second.until(questions.replace);
    second.type("n\r");
    expect(await second.shown).toContain("exists already.");
    expect(second.child.exitCode).toBe(2);
    expect(await readFile(join(folder, "panel.yaml"), "utf8")).toBe("mine");
    const third = openInit(folder, standIns, args);
    await third.until(questions.replace);
    third.type("y\r");
    await third.shown;
    expect(await readFile(join(folder, "panel.yaml"), "utf8")).toContain("openai:gpt-4.1");
  });
});
