import { type Attributes, SpanKind } from "@opentelemetry/api";
import { aborted, errorType } from "../attributes/error-type.js";
import { isName } from "../is-name.js";
import { isRecord } from "../is-record.js";
import { genAi, operations } from "../semantic-conventions.js";
import type { Telemetry } from "../telemetry.js";
import { OpenSpan } from "./open-span.js";
import type { Place } from "./place.js";
import type { Ending, SpannedRun } from "./spanned-run.js";
import type { StartedRun } from "./started-run.js";

/** A call of a tool by an agent, in a node or in a step before or after the graph. */
export class ToolRun implements SpannedRun {
  readonly span: OpenSpan;
  private readonly measured: Attributes;

  constructor(
    private readonly telemetry: Telemetry,
    place: Place,
    started: StartedRun,
  ) {
    const name = nameOf(started);
    const { toolCallId } = started;
    const own = { [genAi.operation]: operations.tool, [genAi.toolName]: name };
    this.measured = { ...own, ...place.measured };
    this.span = new OpenSpan(telemetry, place, {
      name: `${operations.tool} ${name}`,
      kind: SpanKind.INTERNAL,
      attributes: {
        ...own,
        ...(toolCallId === undefined ? {} : { [genAi.toolCallId]: toolCallId }),
      },
    });
    this.span.record(genAi.toolArguments, (content) => content.text(textOf(started.input)));
  }

  end(ending: Ending): void {
    if (ending.type === "end") {
      const result = resultIn(ending.output);
      this.span.record(genAi.toolResult, (content) => content.text(textOf(result)));
    }
    const code = ending.type === "error" ? errorType(ending.error) : aborted;
    if (code !== aborted) this.span.fail({ code });
    const seconds = this.span.end();
    this.telemetry.measure((metrics) => {
      metrics.record("toolDuration", seconds, { ...this.measured, ...this.span.failure });
    });
  }
}

function nameOf({ name, serialized }: StartedRun): string {
  const id = isRecord(serialized) ? serialized["id"] : undefined;
  const own: unknown = Array.isArray(id) ? id.at(-1) : undefined;
  return [name, own].find(isName) ?? "tool";
}

/** A tool that was called by a model returns a message with its result. */
function resultIn(output: unknown): unknown {
  return isRecord(output) && "content" in output ? output["content"] : output;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
