import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What an example printed, and the error that it ended with. */
export interface Printed {
  readonly printed: string;
  readonly error?: string;
}

interface Message extends Partial<Printed> {
  readonly vendors?: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly done?: true;
}

/** A process that runs examples on the built packages, and serves their vendors. */
export interface ExampleProcess {
  /** The base URL of each vendor, by the first part of its variables, such as `OPENAI`. */
  readonly vendors: Readonly<Record<string, string>>;
  /** Runs the files one after another. */
  readonly run: (files: readonly string[]) => Promise<ReadonlyMap<string, Printed>>;
  readonly close: () => void;
}

const program = fileURLToPath(new URL("run-examples.mjs", import.meta.url));

/** Starts the process. */
export async function startExampleProcess(): Promise<ExampleProcess> {
  const child = fork(program, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [ready] = await messagesUntil(child, ({ vendors }) => vendors !== undefined);
  return {
    vendors: ready?.vendors ?? {},
    close: () => {
      child.disconnect();
    },
    async run(files) {
      child.send({ files });
      const messages = await messagesUntil(child, ({ done }) => done === true);
      return new Map(
        messages.map(({ file = "", printed = "", error }) => [
          file,
          { printed, ...(error === undefined ? {} : { error }) },
        ]),
      );
    },
  };
}

async function messagesUntil(
  child: ChildProcess,
  isLast: (message: Message) => boolean,
): Promise<Message[]> {
  const messages: Message[] = [];
  return new Promise((resolve, reject) => {
    const onExit = (): void => {
      reject(
        new Error(
          `The examples ended their process after ${messages.at(-1)?.file ?? "its start"}.`,
        ),
      );
    };
    const onMessage = (message: Message): void => {
      messages.push(message);
      if (!isLast(message)) return;
      child.off("message", onMessage).off("exit", onExit);
      resolve(messages);
    };
    child.on("message", onMessage).once("exit", onExit);
  });
}
