import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { serverUser } from "./server-user.js";

/** Runs the commands of a server, one after the other. */
export interface ServerShell {
  /**
   * Runs a command.
   *
   * @throws {Error} If it fails, with what it and the server wrote.
   */
  run(command: string): Promise<void>;
  /** Stops the server and removes its folder. It happens too when this process ends or is killed. */
  close(): Promise<void>;
}

// The loop ends when the pipe closes: a killed process closes it too. Then nothing reads the replies.
const script = `
trap '' PIPE
cd "$1" && PATH="$2:$PATH"
while read -r command; do
  if eval "$command" </dev/null >>log 2>&1; then echo done; else base64 <log | tr -d '\\n'; echo; fi
done
pg_ctl -D data -m immediate stop >>log 2>&1
rm -rf "$1"
`;

/**
 * Starts a shell in a server's folder.
 *
 * @param folder - It belongs to the server's user.
 * @param programs - The folder of PostgreSQL's programs.
 */
export function startServerShell(folder: string, programs: string): ServerShell {
  const child = spawn("sh", ["-c", script, "sh", folder, programs], {
    ...serverUser(),
    stdio: ["pipe", "pipe", "inherit"],
    // In a process group of its own, Ctrl+C at a terminal leaves it time to clean up.
    detached: true,
  });
  letExit(child);
  // One line for each command, in their order.
  const replies = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (command) => {
      const reply = await keptAlive(async () => {
        child.stdin.write(`${command}\n`);
        return (await replies.next()).value as string | undefined;
      });
      if (reply !== "done") throw failed(command, reply);
    },
    close: async () => {
      if (child.exitCode !== null) return;
      await keptAlive(() => {
        child.stdin.end();
        return once(child, "exit");
      });
    },
  };
}

/** A running server does not keep this process alive. */
function letExit(child: ChildProcess): void {
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) {
    (pipe as unknown as { unref(): void } | null)?.unref();
  }
}

/** A running command keeps this process alive. */
async function keptAlive<Result>(work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => {}, 60_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

function failed(command: string, reply = ""): Error {
  const log = Buffer.from(reply, "base64").toString("utf8");
  return new Error(`PostgreSQL's \`${command}\` failed. It wrote:\n${log.trimEnd()}`);
}
