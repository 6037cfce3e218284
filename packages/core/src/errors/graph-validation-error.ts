import { MoaError } from "@moagraph/provider-kit";
import { formatPath, type Issue } from "./issue.js";

/** The graph is invalid. `issues` lists every issue. */
export class GraphValidationError extends MoaError {
  /** All issues, in the order of the graph. */
  readonly issues: readonly Issue[];

  constructor(name: string | undefined, issues: readonly Issue[]) {
    super({
      code: "INVALID_GRAPH",
      message: [`${title(name)} has ${count(issues)}:`, ...lines(issues)].join("\n"),
      hint:
        issues.length <= mostLines
          ? "Fix the issues above. The list is complete."
          : "Fix the issues above. `issues` of this error has all of them.",
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

/** Issues in the message of the error, at most. */
const mostLines = 20;

function lines(issues: readonly Issue[]): string[] {
  const more = issues.length - mostLines;
  const shown = issues.slice(0, mostLines).map(line);
  return more > 0 ? [...shown, `  … and ${more} more`] : shown;
}

function line(issue: Issue): string {
  return `  ${formatPath(issue.path)}: ${issue.message} ${issue.hint}`;
}
