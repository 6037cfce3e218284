import { MoaError } from "@moagraph/provider-kit";
import { formatPath, type Issue } from "./issue.js";

/** The graph is invalid. `issues` lists every issue. */
export class GraphValidationError extends MoaError {
  /** All issues, in the order of the graph. */
  readonly issues: readonly Issue[];

  constructor(name: string | undefined, issues: readonly Issue[]) {
    super({
      code: "INVALID_GRAPH",
      message: [`${title(name)} has ${count(issues)}:`, ...issues.map(line)].join("\n"),
      hint: "Fix the issues above. The list is complete.",
    });
    this.issues = issues;
  }
}

function title(name: string | undefined): string {
  return name === undefined ? "The graph" : `Graph \`${name}\``;
}

function count(issues: readonly Issue[]): string {
  return issues.length === 1 ? "1 issue" : `${issues.length} issues`;
}

function line(issue: Issue): string {
  return `  ${formatPath(issue.path)}: ${issue.message} ${issue.hint}`;
}
