import type { JournalEntry } from "@moagraph/provider-kit/testing";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { startVendor, type Vendor } from "./vendor.js";

/** A slow vendor, so that calls overlap if they can. */
async function slowVendor(): Promise<Vendor> {
  const vendor = await startVendor({ text: "A proposal.", latencyMs: 150 });
  onTestFinished(() => vendor.close());
  return vendor;
}

/** The maximum number of concurrent requests. */
function mostAtOnce(journal: readonly JournalEntry[]): number {
  const isOpen = (entry: JournalEntry, atMs: number): boolean =>
    entry.receivedAtMs <= atMs && Number(entry.endedAtMs) > atMs;
  return Math.max(
    ...journal.map(({ receivedAtMs }) => journal.filter((e) => isOpen(e, receivedAtMs)).length),
  );
}

describe("--max-concurrency", () => {
  test.for([1, 2])("asks a provider for at most %i at once", async (most, { expect }) => {
    const vendor = await slowVendor();
    const args = ["run", "moa-lite", "--max-concurrency", String(most), "Why?"];
    const { exitCode, stdout } = await moagraph(args, { env: vendor.env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "A proposal.\n" });
    expect(vendor.journal).toHaveLength(7);
    expect(mostAtOnce(vendor.journal)).toBe(most);
  });

  test("calls a whole layer concurrently without the option", async ({ expect }) => {
    const vendor = await slowVendor();
    await moagraph(["run", "moa-lite", "Why?"], { env: vendor.env });
    expect(mostAtOnce(vendor.journal)).toBe(6);
  });

  test("applies to each provider separately", async ({ expect }) => {
    const vendor = await slowVendor();
    const swap = "together:databricks/dbrx-instruct=openai:gpt-4o";
    const args = ["run", "moa-lite", "--max-concurrency", "1", "--model", swap, "Why?"];
    await moagraph(args, { env: vendor.env });
    const isOpenAi = ({ model }: JournalEntry): boolean => model === "gpt-4o";
    const [atOpenAi] = vendor.journal.filter(isOpenAi);
    const atTogether = vendor.journal.filter((entry) => !isOpenAi(entry));
    expect(mostAtOnce(atTogether)).toBe(1);
    // It did not wait for the five calls of the other vendor.
    expect(atOpenAi?.receivedAtMs).toBeLessThan(Number(atTogether[1]?.receivedAtMs));
  });

  test("applies to a whole chat", async ({ expect }) => {
    const vendor = await slowVendor();
    const args = ["chat", "moa-lite", "--max-concurrency", "2"];
    const { exitCode } = await moagraph(args, { env: vendor.env, stdin: "One?\nTwo?\n" });
    expect(exitCode).toBe(0);
    expect(vendor.journal).toHaveLength(14);
    expect(mostAtOnce(vendor.journal)).toBe(2);
  });

  test.for(["run", "chat"])(
    "%s refuses anything but a whole number from 1",
    async (command, { expect }) => {
      const args = [command, "moa-lite", "--max-concurrency", "0"];
      const { exitCode, stderr } = await moagraph(args);
      expect(exitCode).toBe(2);
      expect(stderr).toBe(
        "error: `--max-concurrency 0` is not a whole number from 1.\nhint: Pass a number in the range, such as `--max-concurrency 1`.\n",
      );
    },
  );
});
