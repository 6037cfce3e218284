import type { CompileOptions } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import type { Progress } from "../asking/progress.js";
import type { JudgeTask } from "./judge-task.js";

/** How a judge is asked. */
export interface JudgeOptions {
  /** Providers and models of the judge. With a `cache`, the same task is not paid twice. */
  readonly compileOptions: CompileOptions;
  /** Tasks that are asked at once. @defaultValue 16 */
  readonly concurrency?: number | undefined;
  /**
   * The most that all judgments in the folder may cost, in US dollars. A task is asked only if its worst
   * case fits: the longest reply, asked twice.
   *
   * @defaultValue no limit
   */
  readonly maxCostUsd?: number | undefined;
  /** Whether tasks without a verdict are asked again. @defaultValue `false` */
  readonly retryUnclear?: boolean | undefined;
  /** Stops: requests in flight are cancelled, what was settled stays. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each settled task. `failed` are those without a verdict. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Options of {@link judgeAll}. */
export interface JudgeAllOptions extends JudgeOptions {
  /** The judge: `modelGraph(model, settings)`, or any other graph. */
  readonly judge: GraphSpec;
  /** The tasks. Each call reads them from the start. They are streamed. */
  readonly tasks: () => AsyncIterable<JudgeTask>;
  /** The judge's folder. It is created if it is missing. */
  readonly folder: string;
}
