import { MoaError } from "@moagraph/provider-kit";

/** The folder has another run than the one that was asked for. No model was asked. */
export class RunChangedError extends MoaError {
  readonly folder: string;
  /** What differs, such as `limit is 20 there and 50 here`. */
  readonly differences: readonly string[];

  /** @internal */
  constructor(folder: string, differences: readonly string[]) {
    super({
      code: "INVALID_SETTING",
      message: `${folder} has another run: ${differences.join("; ")}.`,
      hint: "Use another folder for the new run. To continue the run in this folder, repeat its settings.",
    });
    this.folder = folder;
    this.differences = differences;
  }
}
