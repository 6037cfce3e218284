import { MoaError } from "@moagraph/provider-kit";
import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import pMap from "p-map";
import { documentedCodes } from "../documented-codes.js";
import { watchProcess } from "../process-watch.js";
import { type FaultCase, scriptOf } from "./fault-case.js";
import { missingCalls, unusedProposals } from "./judge-case.js";
import { type Ending, runCase } from "./run-case.js";

/** The result of a case. */
export interface Finding {
  readonly each: FaultCase;
  readonly ending: Ending;
  /** Whether it ended in an error whose code has a page in apps/docs/errors. */
  readonly isTypedError: boolean;
  readonly unusedProposals: readonly string[];
  readonly missingCalls: readonly string[];
}

/** The results of concurrent cases. */
export interface Findings {
  readonly cases: readonly Finding[];
  readonly unhandledRejections: readonly unknown[];
}

/** Maximum number of concurrent runs. */
const concurrency = 8;

/** Runs cases against one test server in a separate process, and compares them with its journal. */
export async function tryCases(cases: readonly FaultCase[]): Promise<Findings> {
  const models = Object.assign({}, ...cases.map(scriptOf)) as ReturnType<typeof scriptOf>;
  const server = await startTestServerProcess({ models });
  const watch = watchProcess();
  try {
    const endings = await pMap(cases, (each) => runCase(each, server.url), { concurrency });
    await server.idle();
    const journal = await server.journal();
    const codes = documentedCodes();
    const findings = cases.map((each, index) => {
      const ending = endings[index] as Ending;
      const { ledger } = ending;
      return {
        each,
        ending,
        isTypedError: ending.type === "failed" && isDocumented(ending.error, codes),
        unusedProposals: unusedProposals(each, ledger, journal),
        missingCalls: missingCalls(each, ledger, journal),
      };
    });
    return { cases: findings, unhandledRejections: watch.unhandledRejections };
  } finally {
    await watch.end();
    await server.close();
  }
}

function isDocumented(error: unknown, codes: ReadonlySet<string>): boolean {
  return MoaError.isInstance(error) && codes.has(error.code);
}
