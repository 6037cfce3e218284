import { MoaError } from "@moagraph/provider-kit";
import type { Issue } from "./issue.js";
import { issueReport } from "./issue-report.js";
import { quote } from "./quote.js";

/** The graph is invalid. `issues` lists every issue. */
export class GraphValidationError extends MoaError {
  /** All issues, in the order of the graph. */
  readonly issues: readonly Issue[];

  /** @internal */
  constructor(name: string | undefined, issues: readonly Issue[]) {
    const subject = name === undefined ? "The graph" : `Graph ${quote(name)}`;
    super({ code: "INVALID_GRAPH", ...issueReport(subject, issues) });
    this.issues = issues;
  }
}
