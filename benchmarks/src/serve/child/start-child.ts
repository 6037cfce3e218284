import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A program in a process of its own, which answers orders. */
export interface Child<Order, Answer> {
  /** @throws {Error} If the program fails, or ends before it has answered. */
  ask(order: Order): Promise<Answer>;
  /** Ends the process. */
  stop(): Promise<void>;
}

/** What `answerParent` sends back. */
interface Reply<Answer> {
  readonly id: number;
  readonly answer?: Answer;
  readonly error?: string;
}

/** Starts a program that calls `answerParent`. It ends when this process ends, or earlier. */
export function startChild<Order, Answer>(
  program: URL,
  execArgv: readonly string[] = [],
): Child<Order, Answer> {
  const child = fork(program, { execArgv: [...execArgv], env: withoutTracing(process.env) });
  let orders = 0;
  return {
    ask(order) {
      orders += 1;
      child.send({ id: orders, order });
      return answerTo(child, orders);
    },
    stop: () => stop(child),
  };
}

function answerTo<Answer>(child: ChildProcess, id: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      const reply = message as Reply<Answer>;
      if (reply.id !== id) return;
      leave();
      if (reply.error === undefined) resolve(reply.answer as Answer);
      else reject(new Error(reply.error));
    };
    const onExit = (): void => {
      leave();
      reject(new Error("The process has ended before it answered."));
    };
    const leave = (): void => void child.off("message", onMessage).off("exit", onExit);
    child.on("message", onMessage).once("exit", onExit);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.disconnect();
  await exited;
}

function withoutTracing(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(env).filter(([name]) => !/^LANG(CHAIN|SMITH)_/.test(name));
  return Object.fromEntries(entries);
}
