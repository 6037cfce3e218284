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
import { Section } from "../controls/section.js";
import { answerSoFar } from "./answer-so-far.js";
import { saveReport } from "./save-report.js";

/** The properties of {@link RunView}. */
export interface RunViewProps {
  readonly graph: GraphSpec;
  readonly plan: RunPlan;
  readonly isRunning: boolean;
  /** The run so far, of this graph or an earlier one; `undefined` before the first run. */
  readonly report: RunReport | undefined;
}

/** The run: its graph, its answer, its calls and their texts. */
export function RunView({ graph, plan, isRunning, report }: RunViewProps) {
  // A graph that was changed since is drawn without the run.
  const own = report?.graph === graph ? report : undefined;
  const drawn = isRunning ? report : own;
  return (
    <div class="play-run-view">
      <style>{reportCss}</style>
      <Section title="Graph">
        <GraphView graph={drawn?.graph ?? graph} report={drawn} />
      </Section>
      {report && <RunParts report={report} isRunning={isRunning} />}
      <Section title="Plan by layer">
        <PlanChart plan={drawn?.plan ?? plan} report={drawn} />
      </Section>
    </div>
  );
}

interface RunPartsProps {
  readonly report: RunReport;
  readonly isRunning: boolean;
}

function RunParts({ report, isRunning }: RunPartsProps) {
  const answer = answerSoFar(report);
  return (
    <>
      <Section title="Answer">
        <p class="play-answer">
          {answer === "" ? (isRunning ? "It comes last." : "There is none.") : answer}
        </p>
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
          <button type="button" class="play-button" onClick={() => void saveReport(report)}>
            Save as a report
          </button>
        )}
      </Section>
    </>
  );
}
