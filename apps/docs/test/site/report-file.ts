import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatResult } from "@langchain/core/outputs";
import { aggregator, compile, defineGraph, proposer, streamRun } from "@moagraph/core";
import { planRun } from "@moagraph/core/graph";
import { createRunRecorder, reportHtml, type RunReport } from "@moagraph/report";
import { simulated } from "@moagraph/simulated";

/** A report on the disk. */
export interface WrittenReport {
  readonly report: RunReport;
  /** Its address, which begins with `file:`. */
  readonly address: string;
  remove(): Promise<void>;
}

class BrokenModel extends BaseChatModel {
  override _llmType(): string {
    return "broken";
  }

  override async _generate(): Promise<ChatResult> {
    throw new Error("The vendor does not answer: <b>503</b>.");
  }
}

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada", samples: 2 }),
    bob: proposer({ model: "broken" }),
    fuse: aggregator({ model: "simulated:fuse", reads: ["ada", "bob"] }),
  },
  output: "fuse",
  quorum: { atLeast: 2 },
});

/** Runs a graph in which one model fails, and writes its report. */
export async function writeReport(): Promise<WrittenReport> {
  const report = await recordedRun();
  const folder = await mkdtemp(join(tmpdir(), "moagraph-report-"));
  const file = join(folder, "report.html");
  await writeFile(file, reportHtml(report));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return { report, address: pathToFileURL(file).href, remove };
}

async function recordedRun(): Promise<RunReport> {
  const app = compile(graph, {
    models: { broken: new BrokenModel({ maxRetries: 0 }) },
    providers: [simulated()],
  });
  const recorder = createRunRecorder(graph, { plan: planRun(graph, { facts: () => ({}) }) });
  const options = { callbacks: recorder.callbacks, listenTo: "every-call" as const };
  for await (const event of streamRun(app, { messages: "What about tides?" }, options)) {
    recorder.take(event);
  }
  return recorder.report();
}
