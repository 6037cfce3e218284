import { MoaError } from "@moagraph/provider-kit";

/** Another process works in the folder of a run. No model was asked. */
export class RunBusyError extends MoaError {
  readonly folder: string;

  /** @internal */
  constructor(folder: string) {
    super({
      code: "EVAL_RUN_BUSY",
      message: `Another process is working in ${folder}.`,
      hint: "Wait until it has ended, or use another folder. If it was killed, the folder is free at once.",
    });
    this.folder = folder;
  }
}
