import { formatPath, type Issue, type IssuePath } from "./issue.js";
import { shorten } from "./quote.js";

/** An error's message and hint that list issues. */
export interface IssueReport {
  /** A heading with the number of issues, then one line for each of the first 20. */
  readonly message: string;
  readonly hint: string;
}

/** Most issues listed. The heading counts all. */
const maxListed = 20;

/** Longest line, in UTF-16 units. Names are shortened in their messages, so few lines are. */
const maxLineLength = 1_000;

/**
 * Lists issues as text: at most 20, with a count of the rest. The middle of a line of more than 1,000
 * characters is left out.
 *
 * @param subject - What is invalid, such as `` Graph `panel` ``.
 * @param issues - From `validateGraph`.
 * @param positionOf - The position of a path in a file, printed before the path. Default: none.
 * @example
 * ```ts
 * import { issueReport, validateGraph } from "@moagraph/core/graph";
 *
 * const { message } = issueReport("`panel.json`", validateGraph({}), () => "panel.json:1:1");
 * console.log(message.split("\n")[0]); // `panel.json` has 4 issues:
 * ```
 */
export function issueReport(
  subject: string,
  issues: readonly Issue[],
  positionOf?: (path: IssuePath) => string,
): IssueReport {
  const more = issues.length - maxListed;
  const lines = issues.slice(0, maxListed).map((issue) => lineOf(issue, positionOf));
  const rest = more > 0 ? [`  … and ${more} more`] : [];
  const count = issues.length === 1 ? "1 issue" : `${issues.length} issues`;
  return {
    message: [`${subject} has ${count}:`, ...lines, ...rest].join("\n"),
    hint:
      more > 0
        ? "Fix the issues above, then check again for the rest."
        : "Fix the issues above. The list is complete.",
  };
}

function lineOf(
  { path, message, hint }: Issue,
  positionOf: ((path: IssuePath) => string) | undefined,
): string {
  const position = positionOf === undefined ? "" : `${positionOf(path)} `;
  return shorten(`  ${position}${formatPath(path)}: ${message} ${hint}`, maxLineLength);
}
