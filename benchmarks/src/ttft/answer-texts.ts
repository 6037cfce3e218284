import { layersOf, type GraphSpec } from "@moagraph/core/graph";
import { answersOf, readAnswers, readQuestions } from "../answers/published-answers.js";

/** What the nodes of a graph write. */
export interface AnswerTexts {
  readonly questions: number;
  question(question: number): string;
  /** The whole text that a node writes. */
  of(graph: GraphSpec, node: string, question: number): string;
}

/** The length of Qwen1.5-72B-Chat's aggregated answers relative to its own. */
const aggregatedTimes = 1.21;

/**
 * Reads the published answers to AlpacaEval's questions. A node of the first layer writes its model's own
 * answer; the node of the answer writes the published answer of the recipe; a node between them writes its
 * model's own answer, lengthened by a part of Qwen1.5-72B-Chat's aggregated answer.
 *
 * @throws {Error} If the answers do not exist.
 */
export function readAnswerTexts(): AnswerTexts {
  const questions = readQuestions();
  const own = new Map(
    Object.entries(answersOf).map(([model, file]) => [model, readAnswers(file)] as const),
  );
  const aggregated = readAnswers("moa-repo_Qwen-72B-round-1");
  const final: Readonly<Record<string, string[]>> = {
    moa: readAnswers("Together-MoA"),
    "moa-lite": readAnswers("Together-MoA-Lite"),
  };
  return {
    questions: questions.length,
    question: (question) => textAt(questions, question),
    of(graph, node, question) {
      const isFirst = layersOf(graph)[0]?.includes(node) === true;
      if (node === graph.output && !isFirst) return textAt(final[graph.name] ?? [], question);
      const text = textAt(own.get(modelOf(graph, node)) ?? [], question);
      if (isFirst) return text;
      const added = textAt(aggregated, question).slice(0, (aggregatedTimes - 1) * text.length);
      return `${text}\n\n${added}`.trimEnd();
    },
  };
}

/** The model of a node, as its recipe names it. */
export function modelOf({ nodes }: GraphSpec, node: string): string {
  const spec = nodes[node];
  return spec !== undefined && "model" in spec ? String(spec.model) : "";
}

/** A text without white space around it. A few published answers are blank. */
function textAt(texts: readonly string[], question: number): string {
  const text = texts[question];
  if (text === undefined) throw new Error(`There is no text for question ${question}.`);
  return text.trim() === "" ? "No answer." : text.trim();
}
