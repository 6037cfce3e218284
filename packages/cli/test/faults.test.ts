import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FaultName, faultNames, startTestServer } from "@moagraph/provider-kit/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { environmentOf, startVendor } from "./vendor.js";

const key = "sk-live-0123456789abcdef";

/** A graph with one proposer for every fault, and one without a fault. */
async function graphOfFaults(): Promise<string> {
  // Replies without a fault have enough time, even on a busy machine.
  const inTime = { model: "together:none", timeouts: { totalMs: 50_000 } };
  const faulty = faultNames.map((name) => [
    `with-${name}`,
    { kind: "proposer", model: `together:${name}` },
  ]);
  const reads = [...faulty.map(([name]) => name), "with-none"];
  const graph = {
    name: "faults",
    nodes: {
      ...Object.fromEntries(faulty),
      "with-none": { kind: "proposer", ...inTime },
      fuse: { kind: "aggregator", ...inTime, reads },
    },
    output: "fuse",
    timeouts: { totalMs: 1_500 },
    retry: { attempts: 2, maxDelayMs: 10 },
  };
  const path = join(await mkdtemp(join(tmpdir(), "moagraph-")), "faults.json");
  await writeFile(path, JSON.stringify(graph));
  return path;
}

async function startFaultyVendor(): Promise<string> {
  const faulty = faultNames.map((fault): [string, { fault: FaultName }] => [fault, { fault }]);
  const telltale = { status: 401, body: { error: { message: `Incorrect API key: ${key}` } } };
  const server = await startTestServer({
    models: {
      ...Object.fromEntries(faulty),
      unauthorized: { fault: telltale },
      none: { text: "An answer." },
    },
  });
  onTestFinished(() => server.close());
  return server.url;
}

describe("a run with all faults", () => {
  test.each([["--json"], ["--debug"]])("answers, and prints no key: %s", async (flag) => {
    const url = await startFaultyVendor();
    const env = { ...environmentOf(url), TOGETHER_API_KEY: key };
    const args = ["run", await graphOfFaults(), "Why?", flag];
    const { exitCode, stdout, stderr } = await moagraph(args, { env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("An answer.");
    expect(stdout + stderr).not.toContain(key);
    if (flag !== "--json") return;
    const { calls } = JSON.parse(stdout) as { calls: { node: string; error?: object }[] };
    const failed = new Set(calls.filter(({ error }) => error).map(({ node }) => node));
    expect([...failed].toSorted()).toEqual(faultNames.map((name) => `with-${name}`).toSorted());
  });
});

describe("a retried call", () => {
  test("is in the progress with its reason, and in the ledger with each attempt", async () => {
    const vendor = await startVendor(({ index }) =>
      index === 0 ? { fault: "overloaded" } : { text: "Because." },
    );
    onTestFinished(() => vendor.close());
    const { stderr, exitCode } = await moagraph(["run", "moa-lite", "Why?"], { env: vendor.env });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/failed after \d+\.\d s: VENDOR_UNAVAILABLE: .*\n/);
    expect(stderr).toMatch(/: attempt 2\n/);
  });
});
