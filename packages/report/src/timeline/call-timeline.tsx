import { ticks } from "d3-array";
import type { VNode } from "preact";
import { callViews, type CallView } from "../run/call-view.js";
import { PhaseMark } from "../run/phase-mark.js";
import { roundsOf } from "../run/rounds.js";
import type { RunReport } from "../run-report.js";
import { formatSeconds } from "../words/amounts.js";
import { type Segment, segmentsOf } from "./segments.js";

/** What {@link CallTimeline} draws. */
export interface CallTimelineProps {
  readonly report: RunReport;
}

/**
 * Draws when each call waited for its first token, streamed, was retried and ended. A call in rounds has a part
 * for each round.
 *
 * @param props - The report of the run.
 * @example
 * ```ts
 * import { CallTimeline, createRunRecorder } from "@moagraph/report";
 * import { moaLite } from "@moagraph/recipes";
 * import { h } from "preact";
 * import { renderToString } from "preact-render-to-string";
 *
 * const report = createRunRecorder(moaLite.graph).report();
 * const html = renderToString(h(CallTimeline, { report }));
 * ```
 */
export function CallTimeline({ report }: CallTimelineProps): VNode {
  const end = Math.max(1, report.durationMs);
  const calls = callViews(report).filter(({ attempts }) => attempts.length > 0);
  const marks = ticks(0, end, 6).filter((ms) => ms < end * 0.97);
  return (
    <div class="moa moa-table" role="region" aria-label="Timeline of calls" tabIndex={0}>
      <table class="moa-timeline">
        <caption>Timeline of calls</caption>
        <thead>
          <tr>
            <th scope="col">Call</th>
            <th scope="col">
              <span class="moa-axis">
                {marks.map((ms) => (
                  <span key={ms} style={`left:${percent(ms, end)}`}>
                    {tickText(ms, end)}
                  </span>
                ))}
              </span>
              <span class="moa-hidden">Time</span>
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <TimelineRow key={call.name} call={call} end={end} marks={marks} />
          ))}
        </tbody>
      </table>
      <Legend
        kinds={calls.some(({ attempts }) => roundsOf(attempts) > 1) ? inRounds : usualKinds}
      />
    </div>
  );
}

interface TimelineRowProps {
  readonly call: CallView;
  readonly end: number;
  readonly marks: readonly number[];
}

function TimelineRow({ call, end, marks }: TimelineRowProps): VNode {
  const segments = segmentsOf(call, end);
  return (
    <tr>
      <th scope="row" title={call.name}>
        {call.name}
      </th>
      <td>
        <span class="moa-track">
          {marks.map((ms) => (
            <span key={ms} class="moa-tick" style={`left:${percent(ms, end)}`} />
          ))}
          {segments.map((segment) => (
            <span
              key={`${segment.kind} ${segment.from}`}
              class={`moa-bar moa-bar-${segment.kind}`}
              style={`left:${percent(segment.from, end)};width:${percent(segment.to - segment.from, end)}`}
              title={segmentText(segment)}
            />
          ))}
        </span>
        <span class="moa-hidden">{segments.map(segmentText).join(", ")}</span>
      </td>
      <td>
        <PhaseMark phase={call.phase} />
      </td>
    </tr>
  );
}

const usualKinds: readonly Segment["kind"][] = ["waiting", "streaming", "whole", "failed", "delay"];
const inRounds: readonly Segment["kind"][] = [...usualKinds, "between"];

interface LegendProps {
  readonly kinds: readonly Segment["kind"][];
}

function Legend({ kinds }: LegendProps): VNode {
  return (
    <ul class="moa-legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <span class={`moa-bar moa-bar-${kind}`} aria-hidden="true" /> {segmentWords[kind]}
        </li>
      ))}
    </ul>
  );
}

const segmentWords: Readonly<Record<Segment["kind"], string>> = {
  waiting: "waits for the first token",
  streaming: "streams",
  whole: "waits for a whole reply",
  failed: "ends without a result",
  delay: "delay before a retry",
  between: "waits for more of the proposals",
};

function segmentText({ kind, from, to }: Segment): string {
  return `${segmentWords[kind]}: ${formatSeconds(from)} to ${formatSeconds(to)}`;
}

function percent(ms: number, end: number): string {
  return `${Math.round((ms / end) * 10_000) / 100}%`;
}

/** The ticks of a short run are milliseconds. */
function tickText(ms: number, end: number): string {
  return end < 1_000 ? `${ms} ms` : `${ms / 1_000} s`;
}
