import type { GraphSpec, RunPlan } from "@moagraph/core/graph";
import {
  CallTexts,
  CallTimeline,
  GraphView,
  LedgerTable,
  PlanChart,
  reportCss,
  type RunReport,
} from "@moagraph/report";
import { useEffect, useRef } from "preact/hooks";
import { Section } from "../controls/section.js";
import { beginningText } from "./beginning-text.js";
import type { PageRun } from "./use-run.js";

/** The properties of {@link RunView}. */
export interface RunViewProps {
  readonly graph: GraphSpec;
  readonly plan: RunPlan;
  /** The run of this graph or an earlier one. */
  readonly run: PageRun;
}

/** The run: its graph, its answer, its calls and their texts. */
export function RunView({ graph, plan, run }: RunViewProps) {
  const { report, isRunning } = run;
  // A graph that was changed since is drawn without the run.
  const own = report?.graph === graph ? report : undefined;
  const drawn = isRunning ? report : own;
  const drawing = useRef<HTMLDivElement>(null);
  // On a low screen the graph is below the button that starts the run.
  useEffect(() => {
    if (isRunning) drawing.current?.scrollIntoView({ block: "nearest" });
  }, [isRunning]);
  return (
    <div class="play-run-view">
      <style>{reportCss}</style>
      <div ref={drawing}>
        <Section title="Graph">
          <GraphView graph={drawn?.graph ?? graph} report={drawn} />
        </Section>
      </div>
      {report && <RunParts report={report} run={run} />}
      <Section title="Plan by layer">
        <PlanChart plan={drawn?.plan ?? plan} report={drawn} />
      </Section>
    </div>
  );
}

interface RunPartsProps {
  readonly report: RunReport;
  readonly run: PageRun;
}

function RunParts({ report, run: { answer, isRunning, save } }: RunPartsProps) {
  const noAnswer = isRunning ? "The answer appears at the end." : "The run gave no answer.";
  return (
    <>
      <Section title="Answer">
        <p class="play-answer">{answer === "" ? noAnswer : answer}</p>
        <p class="play-help">{beginningText(report)}</p>
      </Section>
      <Section title="Timeline">
        <CallTimeline report={report} />
      </Section>
      <Section title="Ledger">
        <LedgerTable report={report} />
      </Section>
      <Section title="Prompts and replies">
        <CallTexts report={report} />
        {!isRunning && (
          <button type="button" class="play-button" onClick={save}>
            Save as a report
          </button>
        )}
      </Section>
    </>
  );
}
