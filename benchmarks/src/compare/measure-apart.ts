import { fork } from "node:child_process";
import type { CaseName } from "./cases/case-name.js";
import type { Plan } from "./plan.js";
import type { Row } from "./report/row.js";

/** Warnings are counted, not printed. Compiled code that waits for its turn is kept. */
const flags = ["--expose-gc", "--no-warnings", "--no-flush-bytecode"];

/**
 * Measures a case in a separate process, without the tracing settings of this one.
 *
 * @throws {Error} If the process ends without figures.
 */
export function measureApart(name: CaseName, plan: Plan): Promise<Row[]> {
  const program = new URL("./case-main.js", import.meta.url);
  const child = fork(program, { execArgv: flags, env: withoutTracing(process.env) });
  child.send({ name, plan });
  return new Promise((resolve, reject) => {
    let rows: Row[] | undefined;
    child.once("message", (message) => (rows = message as Row[]));
    child.once("exit", () => {
      if (rows === undefined) reject(new Error(`The case ${name} ended without figures.`));
      else resolve(rows);
    });
  });
}

function withoutTracing(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(env).filter(([name]) => !/^LANG(CHAIN|SMITH)_/.test(name));
  return Object.fromEntries(entries);
}
