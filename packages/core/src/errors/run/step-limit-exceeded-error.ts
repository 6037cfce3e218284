import { MoaError } from "@moagraph/provider-kit";

/** An agent or a graph in `models` took all its steps and did not come to an end. */
export class StepLimitExceededError extends MoaError {
  /** Name of the model in the graph. */
  readonly model: string;

  /** @internal */
  constructor(model: string, cause: unknown) {
    super({
      code: "STEP_LIMIT_EXCEEDED",
      message: `\`${model}\` reached its limit${limitIn(cause)} without an answer.`,
      hint: `Raise it in \`models\`: { ${JSON.stringify(model)}: agent.withConfig({ recursionLimit: 50 }) }.`,
      cause,
    });
    this.model = model;
  }
}

function limitIn(cause: unknown): string {
  const steps = cause instanceof Error ? /limit of (\d+)/.exec(cause.message)?.[1] : undefined;
  return steps === undefined ? " of steps" : ` of ${steps} steps`;
}
