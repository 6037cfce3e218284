import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes a file of questions, line by line. */
export async function writeQuestions(file: string, count: number): Promise<void> {
  await pipeline(Readable.from(lines(count)), createWriteStream(file));
}

/** The text of a question, from 1. */
export function questionText(number: number): string {
  return `Question ${number}: what are three fun things to do in San Francisco?`;
}

function* lines(count: number): Generator<string> {
  for (let number = 1; number <= count; number += 1) {
    yield `${JSON.stringify({ id: number, question: questionText(number) })}\n`;
  }
}
