import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  standardExceptions,
  type StandardResult,
  standardResults,
} from "@moagraph/provider-kit/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ofGraphs, ofProviders, reference, type Subject } from "./chat-models.js";
import { mappingTable, type Row, resultTable, withTables } from "./tables.js";

// What LangChain's class prints about messages that it makes itself.
const printed = vi.spyOn(console, "warn").mockImplementation(() => undefined);
afterEach(() => printed.mockClear());

const page = fileURLToPath(new URL("../../guide/standard-tests.md", import.meta.url));
const rows: Row[] = [];
let mapped: readonly StandardResult[] = [];

async function resultsOf(subject: Subject): Promise<readonly StandardResult[]> {
  const results = await standardResults(subject);
  const expected = exceptionsOf(subject).flatMap(({ tests }) => tests);
  const failed = results.filter(({ error }) => error !== undefined);
  const unexpected = failed.filter(({ name }) => !expected.includes(name));
  expect(unexpected.map(({ name, error }) => `${name}: ${String(error)}`)).toEqual([]);
  const passing = new Set(
    results.filter(({ error }) => error === undefined).map(({ name }) => name),
  );
  expect(
    expected.filter((name) => passing.has(name)),
    "exceptions that pass",
  ).toEqual([]);
  return results;
}

function exceptionsOf({ wire = "openai", exceptions }: Subject): Row["exceptions"] {
  return [...standardExceptions[wire], ...exceptions];
}

/** A second at most, but much more on a busy machine. */
const timeoutMs = 120_000;

describe("standard tests", { timeout: timeoutMs }, () => {
  test("LangChain's own class", async () => {
    mapped = await resultsOf(reference);
    expect(mapped.length).toBeGreaterThan(50);
    rows.push({ name: reference.name, results: mapped, exceptions: exceptionsOf(reference) });
  });

  test.each(ofProviders.map((subject, at) => [subject.name, subject, ofGraphs[at]] as const))(
    "%s",
    async (name, subject, inGraph) => {
      const results = await resultsOf(subject);
      const graph = await resultsOf(inGraph ?? expect.fail("no graph"));
      rows.push({ name, results, graph, exceptions: exceptionsOf(subject) });
      expect(printed).not.toHaveBeenCalled();
    },
  );

  test("the page has the results", async () => {
    const tables = { results: resultTable(rows), mapping: mappingTable(mapped) };
    await expect(withTables(readFileSync(page, "utf8"), tables)).toMatchFileSnapshot(page);
  });
});
