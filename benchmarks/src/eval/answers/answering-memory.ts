import { collectGarbage } from "../../collect-garbage.js";
import { type ProgramName, programs } from "./answering.js";
import { type PanelName, startPanel } from "./panels.js";

/** What is measured. */
export interface AnsweringMemoryOrder {
  readonly program: ProgramName;
  readonly panel: PanelName;
  readonly questions: number;
}

/** Memory of a process, in bytes. */
export interface AnsweringMemory {
  /** The largest resident set. */
  readonly peakBytes: number;
  /** Live objects of the heap when the last question is settled and nothing is closed yet. */
  readonly heapBytes: number;
}

/** Measures the memory of one program. Use a new process: a peak is that of all its work. */
export async function answeringMemory({
  program,
  panel: name,
  questions,
}: AnsweringMemoryOrder): Promise<AnsweringMemory> {
  const { close, ...panel } = await startPanel[name]();
  let heapBytes = 0;
  const onAnswer = (answers: number): void => {
    if (answers < questions) return;
    globalThis.gc?.();
    heapBytes = process.memoryUsage().heapUsed;
  };
  try {
    await collectGarbage();
    await programs[program]({ ...panel, questions, onAnswer });
    // `maxRSS` is in kilobytes.
    return { peakBytes: process.resourceUsage().maxRSS * 1024, heapBytes };
  } finally {
    await close();
  }
}
