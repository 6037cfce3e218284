import type { WriteStream } from "node:tty";
import type { Progress } from "@moagraph/eval";
import { createLogUpdate } from "log-update";
import { stderr as log } from "../../text-output.js";
import { paintFor } from "../../view/paint.js";
import { progressBar, progressText } from "./progress-text.js";

/** Shows on stderr how far the work is. */
interface ProgressView {
  readonly take: (progress: Progress) => void;
  /** Shows the last state. Call it also if the work failed. */
  close(): void;
}

/**
 * Shows the progress of work, also of work that fails.
 *
 * @param failedWord - What items without a result are, such as `failed`.
 */
export async function withProgress<Value>(
  failedWord: string,
  work: (onProgress: (progress: Progress) => void) => Promise<Value>,
): Promise<Value> {
  const view = createProgressView(failedWord);
  try {
    return await work(view.take);
  } finally {
    view.close();
  }
}

/** Makes a bar if stderr is a terminal with cursor control, and a line every ten seconds elsewhere. */
function createProgressView(failedWord: string): ProgressView {
  const { stderr, env } = process;
  const textOf = (progress: Progress): string => progressText(progress, failedWord);
  const hasRoom = stderr.isTTY && stderr.columns > 0 && env["TERM"] !== "dumb";
  return hasRoom ? createBar(stderr, textOf) : createLines(textOf);
}

type TextOf = (progress: Progress) => string;

const redrawMs = 100;

function createBar(terminal: WriteStream, textOf: TextOf): ProgressView {
  const update = createLogUpdate(terminal);
  let last: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  const draw = (): void => {
    if (last !== undefined) update(barLine(last, textOf(last), terminal));
  };
  return {
    take(progress) {
      last = progress;
      timer ??= setInterval(draw, redrawMs).unref();
    },
    close() {
      clearInterval(timer);
      draw();
      update.done();
    },
  };
}

const barColumns = 24;

/** On a narrow terminal, the bar is left out. */
function barLine(progress: Progress, text: string, terminal: WriteStream): string {
  if (terminal.columns < barColumns + text.length + 2) return text;
  const paint = paintFor(terminal);
  return `${paint.busy(progressBar(progress, barColumns))} ${text}`;
}

const lineMs = 10_000;

function createLines(textOf: TextOf): ProgressView {
  let shownMs = performance.now();
  let last: Progress | undefined;
  const print = (): void => {
    if (last !== undefined) log.write(`${textOf(last)}\n`);
    last = undefined;
  };
  return {
    take(progress) {
      last = progress;
      if (performance.now() - shownMs < lineMs) return;
      shownMs = performance.now();
      print();
    },
    close: print,
  };
}
