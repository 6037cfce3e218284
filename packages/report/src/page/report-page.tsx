import type { ComponentChildren, VNode } from "preact";
import { GraphView } from "../graph/graph-view.js";
import { LedgerTable } from "../ledger/ledger-table.js";
import { PlanChart } from "../plan/plan-chart.js";
import type { RunReport } from "../run-report.js";
import { CallTexts, replyAddress } from "../texts/call-texts.js";
import { CallTimeline } from "../timeline/call-timeline.js";
import { ReportHead } from "./report-head.js";
import { GraphSettings } from "./graph-settings.js";

/** The page of a report, without its head. */
export function ReportPage({ report }: { readonly report: RunReport }): VNode {
  const { graph, plan, answer, conversation } = report;
  return (
    <main class="moa moa-page">
      <ReportHead report={report} />
      <Section title="Question">
        {conversation.map(({ role, text }, index) => (
          <pre key={index} aria-label={role}>
            {text}
          </pre>
        ))}
        {conversation.length === 0 ? <p class="moa-quiet">The question is not known.</p> : null}
      </Section>
      <Section title="Answer">
        {answer === null ? <p class="moa-quiet">There is no answer.</p> : <pre>{answer}</pre>}
        {answer === "" ? <p class="moa-quiet">The answer calls tools.</p> : null}
      </Section>
      <Section title="Graph">
        <GraphView graph={graph} report={report} hrefOf={addressOf(report)} width={1160} />
      </Section>
      <Section title="Time">
        <CallTimeline report={report} />
      </Section>
      <Section title="Use">
        {plan === undefined ? null : <PlanChart plan={plan} report={report} />}
        {plan === undefined ? null : <PlanChart plan={plan} report={report} by="model" />}
        <LedgerTable report={report} />
      </Section>
      <Section title="Prompts and replies">
        <CallTexts report={report} />
      </Section>
      <Section title="Settings">
        <GraphSettings graph={graph} />
      </Section>
    </main>
  );
}

/** The card of a node leads to its first reply. */
function addressOf({ attempts }: RunReport): (node: string) => string | undefined {
  const first = new Map<string, number>();
  for (const [index, { node }] of attempts.entries()) {
    if (!first.has(node)) first.set(node, index + 1);
  }
  return (node) => {
    const number = first.get(node);
    return number === undefined ? undefined : `#${replyAddress(number)}`;
  };
}

interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

function Section({ title, children }: SectionProps): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
