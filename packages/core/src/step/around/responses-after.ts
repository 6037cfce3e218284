import { type LangGraphRunnableConfig, Overwrite } from "@langchain/langgraph";
import type { FormattedReply, ReplyFormat } from "../../ask/format/reply-format.js";
import { unlimitedSpending } from "../../ask/limits/spending.js";
import { withDeadline } from "../../ask/with-deadline.js";
import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";
import { nodePolicies } from "../../runtime/compilation.js";
import { runControlOf } from "../../runtime/run-control-of.js";
import { type Added, endsRun, stepFault, wordsFor } from "./added-run.js";

/**
 * The value of the output's `responseFormat` after a step has replaced the answer: that of the new
 * answer, or none if it does not fit. Nothing is written if there was no value.
 *
 * @throws {@link StepFailedError} `STEP_FAILED` if a schema of the caller's throws, or does not end in time.
 */
export async function responsesAfter(
  answer: string,
  state: MoaState,
  config: LangGraphRunnableConfig,
  added: Added,
): Promise<Pick<MoaUpdate, "structuredResponses">> {
  const { structuredResponses = {} } = state;
  const { graph, callConfigs } = added.compilation;
  const { output } = graph;
  const format = callConfigs.get(output)?.format;
  if (format === undefined || !Object.hasOwn(structuredResponses, output)) return {};
  const { [output]: _, ...others } = structuredResponses;
  const read = await readAnswer(answer, format, { state, config, added });
  const own = typeof read === "string" ? {} : { [output]: read.value };
  return { structuredResponses: new Overwrite({ ...others, ...own }) };
}

interface Reader {
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
  readonly added: Added;
}

/** The budget's time does not count: the run has answered. */
async function readAnswer(
  answer: string,
  format: ReplyFormat,
  { state, config, added }: Reader,
): Promise<FormattedReply | string> {
  const { compilation } = added;
  const { totalMs } = nodePolicies(compilation, compilation.graph.output).timeouts;
  const { quorums } = runControlOf(state, compilation, config);
  const control = { quorums, spending: unlimitedSpending, journal: undefined, live: undefined };
  try {
    return await withDeadline(() => format.read(answer), totalMs, {
      config,
      control,
      notNeeded: undefined,
    });
  } catch (cause) {
    if (endsRun(cause, config)) throw cause;
    const { text, hint = "Correct the schema of the output." } = wordsFor(cause, compilation);
    const fault = `replaced the answer, whose value could not be read: ${text}`;
    throw stepFault(added, { fault, hint }, state, cause);
  }
}
