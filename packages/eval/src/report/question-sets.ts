import { isAbsolute } from "node:path";
import { MoaError } from "@moagraph/provider-kit";
import { benchmarks } from "../benchmark/benchmarks.js";
import type { Question } from "../benchmark/question.js";
import { surveyQuestions } from "../generate/survey-questions.js";
import type { RunManifest } from "../run-directory/run-manifest.js";
import type { PageQuestion } from "./page-data.js";
import type { ReportRun } from "./report-run.js";

/** The questions that some runs have in common. */
export interface QuestionSet {
  readonly runs: readonly ReportRun[];
  /** Why the questions cannot be shown. */
  readonly fault?: string;
}

/** The sets of questions of runs. Each file of questions is read to check that it is still the same. */
export async function questionSets(runs: readonly ReportRun[]): Promise<QuestionSet[]> {
  const sets = new Map<string, ReportRun[]>();
  for (const run of runs) {
    const key = `${run.manifest.benchmark} ${run.manifest.data.sha256}`;
    sets.set(key, [...(sets.get(key) ?? []), run]);
  }
  return Promise.all([...sets.values()].map(withFault));
}

/** The asked questions of a set, in the order of their file. */
export async function* questionsOf({ runs, fault }: QuestionSet): AsyncGenerator<PageQuestion> {
  const manifest = runs[0]?.manifest;
  if (fault !== undefined || manifest === undefined) return;
  for await (const question of readQuestions(manifest)) {
    const { id, turns, category, answer } = question;
    if (runs.some(({ ids }) => ids.has(id))) yield { id, turns, category, answer };
  }
}

async function withFault(runs: readonly ReportRun[]): Promise<QuestionSet> {
  const manifest = runs[0]?.manifest;
  const fault = manifest === undefined ? undefined : await faultOf(manifest);
  return fault === undefined ? { runs } : { runs, fault };
}

const relativeHint =
  "The path is relative: write the report from the folder in which the answers were generated.";

async function faultOf(manifest: RunManifest): Promise<string | undefined> {
  const { file, sha256 } = manifest.data;
  try {
    const survey = await surveyQuestions(readQuestions(manifest));
    if (survey.sha256 === sha256) return undefined;
    return `The questions are not shown: \`${file}\` has changed since the run. Restore it and write the report again.`;
  } catch (error) {
    if (!MoaError.isInstance(error)) throw error;
    return `The questions are not shown: ${error.message} ${isAbsolute(file) ? error.hint : relativeHint}`;
  }
}

function readQuestions({ benchmark, data }: RunManifest): AsyncIterable<Question> {
  return benchmarks[benchmark].questions(data.file);
}
