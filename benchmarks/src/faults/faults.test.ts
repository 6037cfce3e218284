import type { Call } from "@moagraph/core";
import type { JournalEntry } from "@moagraph/provider-kit/testing";
import { moaLite } from "@moagraph/recipes";
import { describe, expect, test } from "vitest";
import { complaintsOf } from "./complaints.js";
import { type FaultCase, modelIdOf, rotatedCases, textOf } from "./fault-case.js";
import { countFindings, isClean } from "./fault-counts.js";
import { faultNames } from "@moagraph/provider-kit/testing";
import { faultPlaces, faultPlacesOf } from "./fault-place.js";
import { missingCalls, unusedProposals } from "./judge-case.js";
import { tryCases } from "./try-cases.js";

describe("every fault once, somewhere in moa-lite", () => {
  test("ends in an answer or a documented error in time, wastes no proposal, and counts every call", async () => {
    const findings = await tryCases(rotatedCases(faultPlacesOf(moaLite.graph)));
    expect(complaintsOf(findings)).toEqual([]);
    const counts = countFindings(findings);
    expect(isClean(counts)).toBe(true);
    expect(counts.runs).toBe(faultNames.length);
    expect([counts.answered > 0, counts.typedErrors > 0]).toEqual([true, true]);
  });
});

describe("faultPlaces", () => {
  test("are one, half and all of each layer, and a single node once", () => {
    const places = faultPlaces.map(({ graph, layer, share, nodes }) =>
      [graph.name, layer, share, nodes.length].join(" "),
    );
    expect(places).toEqual([
      "moa-lite 1 one 1",
      "moa-lite 1 half 3",
      "moa-lite 1 all 6",
      "moa-lite 2 all 1",
      "moa 1 one 1",
      "moa 1 half 3",
      "moa 1 all 6",
      "moa 2 one 1",
      "moa 2 half 3",
      "moa 2 all 6",
      "moa 3 all 1",
    ]);
  });
});

describe("the comparison with the journal", () => {
  const [each] = rotatedCases(faultPlaces) as [FaultCase];
  const names = Object.keys(each.place.graph.nodes);
  const [first = "", second = ""] = names;
  const last = names.at(-1) ?? "";

  const line = (node: string, attempt = 1): Call =>
    ({ node, attempt, status: "ok" }) as Partial<Call> as Call;
  const cutOff = (node: string): Call => ({ ...line(node), status: "aborted" });
  const request = (node: string, ...shown: string[]): JournalEntry => {
    const content = shown.map((name) => textOf(each, name)).join("\n");
    const body = { messages: [{ role: "system", content }] };
    return { model: modelIdOf(each, node), body } as Partial<JournalEntry> as JournalEntry;
  };

  test("a proposal that is not in its reader's request is unused", () => {
    const ledger = [line(first), line(second), line(last)];
    expect(unusedProposals(each, ledger, [request(last, first, second)])).toEqual([]);
    expect(unusedProposals(each, ledger, [request(last, second)])).toEqual([`${first} -> ${last}`]);
    expect(unusedProposals(each, ledger, [])).toHaveLength(2);
  });

  test("a proposal must be in every request of its reader", () => {
    const requests = [request(last, first), request(last)];
    expect(unusedProposals(each, [line(first)], requests)).toEqual([`${first} -> ${last}`]);
  });

  test("a call that is only in the ledger or only in the journal is missing", () => {
    const ledger = [line(first), line(first, 2), line(second), line(last, 0)];
    const requests = [request(first), request(second), request(second), request(second)];
    expect(missingCalls(each, ledger, requests)).toEqual([first, second, second]);
  });

  test("a cancelled request may not have arrived, but needs its entry if it did", () => {
    const ledger = [line(first), cutOff(last)];
    expect(missingCalls(each, ledger, [request(first)])).toEqual([]);
    expect(unusedProposals(each, ledger, [request(first)])).toEqual([]);
    const arrived = [request(first), request(last), request(last)];
    expect(missingCalls(each, ledger, arrived)).toEqual([last]);
    expect(unusedProposals(each, ledger, arrived)).toEqual([`${first} -> ${last}`]);
  });
});
