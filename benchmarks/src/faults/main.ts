// The program of `npm run bench:faults`.
//
// How faults/ works: `fault-place.ts` and `fault-case.ts` list the cases. `try-cases.ts` runs them
// against the test server. `judge-case.ts` compares ledger and journal, `fault-counts.ts` counts
// and `complaints.ts` reports.
import { tableText } from "../table-text.js";
import { complaintsOf } from "./complaints.js";
import { casesAt } from "./fault-case.js";
import { addCounts, countFindings, type FaultCounts, isClean } from "./fault-counts.js";
import { faultNames } from "@moagraph/provider-kit/testing";
import { type FaultPlace, faultPlaces } from "./fault-place.js";
import { tryCases } from "./try-cases.js";

const titles: Readonly<Record<keyof FaultCounts, string>> = {
  runs: "runs",
  answered: "answered",
  typedErrors: "typed errors",
  otherErrors: "other errors",
  hangs: "hangs",
  unhandledRejections: "unhandled rejections",
  unusedProposals: "usable proposals not used",
  missingCalls: "calls missing from the ledger",
};

const rows: string[][] = [];
const complaints: string[] = [];
let total: FaultCounts | undefined;
for (const place of faultPlaces) {
  const findings = await tryCases(casesAt(place));
  const counts = countFindings(findings);
  rows.push([...labelsOf(place), ...cellsOf(counts)]);
  complaints.push(...complaintsOf(findings));
  total = total === undefined ? counts : addCounts(total, counts);
}

console.log(`${faultNames.length} faults, each run with invoke and as a stream.\n`);
const head = ["recipe", "layer", "broken", ...Object.values(titles)];
console.log(tableText([head, ...rows, ["all", "", "", ...cellsOf(total)]]));
for (const complaint of complaints) console.log(complaint);
process.exitCode = total !== undefined && isClean(total) ? 0 : 1;

function cellsOf(counts: FaultCounts | undefined): string[] {
  return Object.keys(titles).map((key) => String(counts?.[key as keyof FaultCounts]));
}

function labelsOf({ graph, layer, kind, share }: FaultPlace): string[] {
  return [graph.name, `${layer} (${kind}s)`, share];
}
