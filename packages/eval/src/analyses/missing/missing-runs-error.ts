import { MoaError } from "@moagraph/provider-kit";
import type { MissingRun } from "./missing-run.js";
import { costText } from "./missing-table.js";

/** An analysis cannot compute anything from the given runs. It lists the runs that it needs. */
export class MissingRunsError extends MoaError {
  /** The runs that it needs, with commands and costs. */
  readonly missing: readonly MissingRun[];

  /** @internal */
  constructor(message: string, missing: readonly MissingRun[]) {
    super({ code: "INVALID_INPUT", message, hint: hintOf(missing) });
    this.missing = missing;
  }
}

function hintOf(missing: readonly MissingRun[]): string {
  if (missing.length === 0) {
    return "Name runs that are judged with `moagraph eval judge` and scored with `moagraph eval score`.";
  }
  const lines = missing.map(
    ({ command, calls, costUsd }) => `  ${command}  # ${calls} calls, ${costText(costUsd)}`,
  );
  return [
    "Make these runs, judge them with `moagraph eval judge`, and score them with `moagraph eval score`:",
    ...lines,
  ].join("\n");
}
