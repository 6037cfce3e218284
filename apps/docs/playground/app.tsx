import { modelsOf } from "@moagraph/core/graph";
import { readGraphValue } from "@moagraph/graph-file";
import { useMemo, useRef } from "preact/hooks";
import { ModelsSection } from "./controls/models-section.js";
import { PlanTotals } from "./controls/plan-totals.js";
import { PoliciesPanel } from "./controls/policies-panel.js";
import { RunControls } from "./controls/run-controls.js";
import { Section } from "./controls/section.js";
import { TextPane } from "./controls/text-pane.js";
import { fileName } from "./graph/file-name.js";
import { planOf } from "./graph/plan-of.js";
import { type PageReading, useReading } from "./graph/use-reading.js";
import { useModels } from "./models/use-models.js";
import { RunView } from "./run/run-view.js";
import { statusText } from "./run/status-text.js";
import { useRun } from "./run/use-run.js";
import type { Session } from "./session/session.js";
import { useSession } from "./session/use-session.js";

/** The playground: a graph's text on the left, what runs it on the right, the run below. */
export function App() {
  const page = useSession();
  const { session } = page;
  const reading = useReading(session);
  // While the text has faults or is not read yet, the last valid graph is shown.
  const lastGraph = useRef(reading.graph);
  if (reading.graph !== undefined) lastGraph.current = reading.graph;
  const shown = lastGraph.current;
  const names = useMemo(() => (shown === undefined ? [] : modelsOf(shown)), [shown]);
  const models = useModels(session.behaviours);
  const run = useRun();
  const { question } = session;
  const plan = useMemo(
    () => shown && planOf(shown, question, models.known),
    [shown, question, models.known],
  );
  const value = useMemo(
    () => (isReadable(reading.faults) ? valueOf(session) : undefined),
    [reading.faults],
  );

  async function start(): Promise<void> {
    if (reading.graph === undefined || plan === undefined) return;
    const runModels = models.modelsOf(reading.graph);
    const { graph } = reading;
    const report = await run.start({ graph, question, plan, models: runModels, keys: models.keys });
    if (report !== undefined) await models.explain(report);
  }
  return (
    <div class="play">
      <div class="play-columns">
        <TextPane page={page} reading={reading} />
        <div class="play-side">
          <RunControls
            question={question}
            isRunning={run.isRunning}
            obstacle={obstacleOf(question, reading, models.obstacle)}
            status={statusText(run)}
            onQuestion={(next) => page.change({ question: next })}
            onRun={() => void start()}
            onStop={run.stop}
          />
          <Section title="Plan">
            {plan && <PlanTotals plan={plan} isSimulated={models.kind === "simulated"} />}
          </Section>
          <Section title="Policies">
            <PoliciesPanel graph={value} onPolicy={page.setPolicy} />
          </Section>
          <Section title="Models">
            <ModelsSection
              names={names}
              models={models}
              behaviours={session.behaviours}
              onBehaviours={(behaviours) => page.change({ behaviours })}
            />
          </Section>
        </div>
      </div>
      {shown && plan && <RunView graph={shown} plan={plan} run={run} />}
    </div>
  );
}

/** Faults of the text itself have no path. Then the policies in it are not known. */
function isReadable(faults: PageReading["faults"]): boolean {
  return faults.every(({ path }) => path !== undefined);
}

function valueOf({ text, format }: Session): unknown {
  return readGraphValue(text, fileName(format))?.value;
}

function obstacleOf(question: string, { graph, isLate }: PageReading, ofModels: string): string {
  if (isLate) return "The graph is read after a pause in typing.";
  if (graph === undefined) return "Fix the graph to run it.";
  if (question.trim() === "") return "Write a question.";
  return ofModels;
}
