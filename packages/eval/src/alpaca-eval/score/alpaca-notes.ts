import type { AlpacaFigures } from "./alpaca-figures.js";
import type { AlpacaAnnotation } from "./annotations.js";
import type { LengthControlTables } from "../data/length-control-tables.js";

/** What is known about a score. */
export interface NoteParts {
  readonly annotations: readonly AlpacaAnnotation[];
  readonly figures: AlpacaFigures;
  /** Number of AlpacaEval's instructions. `undefined` if not known. */
  readonly instructions: number | undefined;
  readonly tables: LengthControlTables | undefined;
  /** Whether row i of the annotations takes difficulty i. */
  readonly byPosition: boolean;
}

/** The judge of the leaderboard. */
const publishedJudge = "weighted_alpaca_eval_gpt4_turbo";

/** What a reader must know about a score of AlpacaEval 2. */
export function alpacaNotes(parts: NoteParts): string[] {
  return [...sampleNotes(parts), ...judgeNotes(parts), ...lengthControlNotes(parts)];
}

function sampleNotes({ annotations, instructions, byPosition }: NoteParts): string[] {
  const unclear = annotations.filter(({ preference }) => preference === undefined).length;
  const missing = instructions === undefined ? 0 : instructions - annotations.length;
  return [
    ...(unclear > 0
      ? [
          `The judge named no verdict for ${unclear} of ${annotations.length} answers. The figures are without them. moagraph eval judge --retry-unclear asks again.`,
        ]
      : []),
    ...(missing > 0
      ? [
          `${missing} of AlpacaEval's ${instructions} instructions have no annotation. ${byPosition ? "The win rate is over the others; they count as length 0 in the average length" : "All figures are over the others, so they cannot be compared with published ones"}.`,
        ]
      : []),
  ];
}

function judgeNotes({ annotations }: NoteParts): string[] {
  const judges = [...new Set(annotations.flatMap(({ annotator }) => annotator ?? []))];
  const fromText = annotations.filter(({ hasLogprobs }) => hasLogprobs === false).length;
  return [
    ...(judges.some((judge) => judge !== publishedJudge)
      ? [
          `The judge is ${judges.join(", ")}. The leaderboard's judge is GPT-4 Turbo (gpt-4-1106-preview) with log-probabilities; rows of different judges are not comparable.`,
        ]
      : []),
    ...(fromText > 0
      ? [
          `${fromText} verdicts are from the text of the reply, because it had no log-probabilities: each is a full win of one side.`,
        ]
      : []),
  ];
}

function lengthControlNotes({
  figures,
  tables,
  instructions,
  annotations,
  byPosition,
}: NoteParts): string[] {
  if (tables === undefined)
    return [
      "There is no length-controlled win rate: the data folder has neither alpaca_eval/glm/df_gamed*.csv nor the annotations to reconstruct it from. Run moagraph eval fetch alpaca-eval, or name a folder that has them with --data.",
    ];
  if (figures.lengthControl === undefined)
    return ["There is no length-controlled win rate: the annotations do not allow a fit."];
  const isSample = instructions !== undefined && annotations.length < instructions;
  return [
    ...(tables.isReconstructed
      ? [
          "The length-controlled win rate uses tables that were reconstructed, not the official ones. It can differ by about 0.4 points.",
        ]
      : []),
    "Our intervals are from 1,000 resamples of the questions. Those of published rows are 1.96 published standard errors, which say only how much the predictions vary between questions.",
    ...(isSample && byPosition
      ? [
          "As in the official code, the difficulty of an instruction is looked up by the position of its row. Rows after a missing one take that of another instruction.",
        ]
      : []),
  ];
}
