import { fork } from "node:child_process";
import type { Figures, Orders } from "./measurements.js";

/** Compiled code that waits for its turn is kept. */
const flags = ["--expose-gc", "--no-warnings", "--no-flush-bytecode"];

/**
 * Measures in a separate process.
 *
 * @throws {Error} If the process ends without figures.
 */
export function measureApart<Name extends keyof Orders>(
  name: Name,
  order: Orders[Name],
): Promise<Figures[Name]> {
  const child = fork(new URL("./measure-main.js", import.meta.url), {
    execArgv: flags,
    serialization: "advanced",
  });
  child.send({ name, order });
  return new Promise((resolve, reject) => {
    let figures: Figures[Name] | undefined;
    child.once("message", (message) => (figures = message as Figures[Name]));
    child.once("exit", () => {
      if (figures === undefined) reject(new Error(`${name} ended without figures.`));
      else resolve(figures);
    });
  });
}
