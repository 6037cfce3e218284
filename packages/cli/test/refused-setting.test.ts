import { recipes } from "@moagraph/recipes";
import { modelsOf } from "@moagraph/core/graph";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { startVendor } from "./vendor.js";

/** A refusal for a reason that no provider can know beforehand. */
function refusalOf(setting: string): { status: number; body: object } {
  const message = `Invalid value of ${setting}: this deployment accepts none.`;
  return { status: 400, body: { error: { message, type: "invalid_request_error" } } };
}

/** The outcome of a recipe with one model for all, which refuses a setting. */
async function runRefused(setting: string, options: readonly string[] = []): Promise<Outcome> {
  const vendor = await startVendor(({ body }) =>
    body[setting] === undefined ? { text: "Four." } : { fault: refusalOf(setting) },
  );
  onTestFinished(() => vendor.close());
  const swaps = modelsOf(recipes["moa-lite"].graph).flatMap((model) => [
    "-m",
    `${model}=openai:one`,
  ]);
  return moagraph(["run", "moa-lite", ...swaps, ...options, "2+2?"], { env: vendor.env });
}

describe("a model that refuses a setting of the graph", () => {
  test.for([
    ["temperature", "--temperature default"],
    ["max_tokens", "--max-output-tokens default"],
  ] as const)("runs with what the hint says: %s", async ([setting, option], { expect }) => {
    const refused = await runRefused(setting);
    if (refused.exitCode !== 0) expect(refused.stderr.split("hint: ")[1]).toContain(option);
    const outcome = await runRefused(setting, option.split(" "));
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "Four.\n" });
  });
});
