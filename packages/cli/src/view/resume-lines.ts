import type { RunResumeEvent } from "@moagraph/core";
import { resumedCounts, resumedLine } from "../threads/text/resumed-counts.js";
import { hasBegun, type RunViewState } from "./run-view-state.js";

/** What a resumed run need not do again. A run that only waited for a person continues without a word. */
export function resumeLines(event: RunResumeEvent, before: RunViewState): string[] {
  return hasBegun(before) ? [] : [resumedLine(resumedCounts(event, before.calls))];
}
