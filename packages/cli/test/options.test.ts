import type { TestRequest } from "@moagraph/provider-kit/testing";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { startVendor, type Vendor } from "./vendor.js";

async function open(): Promise<Vendor> {
  const vendor = await startVendor(({ model }: TestRequest) => ({ text: `${model} says.` }));
  onTestFinished(() => vendor.close());
  return vendor;
}

/** Runs a command with a question, and these options. */
async function ask(command: string, { env }: Vendor, options: readonly string[]) {
  const prompt = command === "run" ? ["Why?"] : [];
  return moagraph([command, "moa-lite", ...options, ...prompt], { env, stdin: "Why?\n" });
}

describe.for(["run", "chat"])("%s", (command) => {
  test("sets the settings of every call, and the answer's model", async ({ expect }) => {
    const vendor = await open();
    const { exitCode, stdout } = await ask(command, vendor, [
      "--temperature=0.2",
      "--max-output-tokens=512",
      "--aggregator=openai:gpt-4o",
      "--timeout=30",
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "gpt-4o says.\n" });
    const settings = vendor.journal.map(({ body }) => [body["temperature"], body["max_tokens"]]);
    expect(settings).toEqual(Array.from({ length: 7 }, () => [0.2, 512]));
  });

  test("leaves settings to the vendor", async ({ expect }) => {
    const vendor = await open();
    const options = ["--temperature", "default", "--max-output-tokens", "default"];
    expect(await ask(command, vendor, options)).toMatchObject({ exitCode: 0 });
    const names = vendor.journal.flatMap(({ body }) => Object.keys(body));
    expect(names).not.toContain("temperature");
    expect(names.filter((name) => /max_.*tokens/.test(name))).toEqual([]);
  });

  test("repeats the proposers in rounds", async ({ expect }) => {
    const vendor = await open();
    expect(await ask(command, vendor, ["--rounds", "2"])).toMatchObject({ exitCode: 0 });
    expect(vendor.journal).toHaveLength(13);
  });

  test("ends each call at its time limit", async ({ expect }) => {
    const vendor = await startVendor({ text: "Too late.", latencyMs: 60_000 });
    onTestFinished(() => vendor.close());
    const { exitCode, stderr } = await ask(command, vendor, ["--timeout", "0.3"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /failed after \d+\.\d s: DEADLINE_EXCEEDED: No complete reply within 300 ms/,
    );
  });

  test.for([
    [["--temperature", "3"], "`--temperature 3` is not a number from 0 to 2.", "0.7"],
    [["--max-output-tokens", "0"], "`--max-output-tokens 0` is not a whole", "2048"],
    [["--timeout", "2m"], "`--timeout 2m` is not a number from 0.001", "60"],
    [["--aggregator", "gpt-4o"], "The model `gpt-4o` has no provider.", "openai:gpt-4o"],
    [["--max-tokens", "9"], "Unknown option `--max-tokens`.", "`--max-output-tokens`?"],
    [["--aggregator-model", "x:y"], "Unknown option `--aggregator-model`.", "`--aggregator`?"],
  ] as const)("says what to type instead of %j", async ([args, fault, advice], { expect }) => {
    const vendor = await open();
    const { exitCode, stderr } = await ask(command, vendor, args);
    expect({ exitCode, asked: vendor.journal.length }).toEqual({ exitCode: 2, asked: 0 });
    expect(stderr).toMatch(/^error: .*\nhint: .*\n$/);
    expect(stderr).toContain(`error: ${fault}`);
    expect(stderr.split("hint: ")[1]).toContain(advice);
  });
});

describe("plan", () => {
  test("plans with the options of run", async ({ expect }) => {
    const args = ["--aggregator", "openai:gpt-4o", "--max-output-tokens", "100", "--rounds", "2"];
    const { stdout } = await moagraph(["plan", "moa-lite", "--json", ...args]);
    expect(JSON.parse(stdout)).toMatchObject({
      layers: [{ calls: 6 }, { calls: 6 }, { calls: 1, outputTokens: 100 }],
    });
    expect(stdout).toContain("openai:gpt-4o");
  });
});
