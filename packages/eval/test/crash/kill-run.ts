import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Reply, startTestServer, type TestRequest } from "@moagraph/provider-kit/testing";
import { randomDraws, type RandomDraws } from "../../src/statistics/random-draws.js";
import { jsonLines } from "../write-data.js";

/** What is killed. */
export interface KillOptions {
  readonly work: "generate" | "judge";
  readonly items: number;
  readonly kills: number;
  /** Decides when processes are killed, and how long replies take. */
  readonly seed: number;
}

/** What was found after all kills. */
export interface KillReport {
  readonly kills: number;
  /** How the last process ended. */
  readonly end: string;
  /** Rows in the log after each kill, and at the end. */
  readonly rows: readonly number[];
  /** Rows that a later log no longer has, or has changed. */
  readonly lost: readonly string[];
  /** Ids that were requested although the log had them when the process started. */
  readonly askedAgain: readonly string[];
  /** Requests beyond one for each item: those that were in flight at a kill. */
  readonly repeated: number;
}

/** A job of the child process. */
interface Job {
  readonly work: KillOptions["work"];
  readonly url: string;
  readonly folder: string;
  readonly file: string;
  readonly items: number;
  readonly concurrency: number;
}

/** Questions and tasks that are asked at once. The next request shows that a row is on disk. */
export const concurrency = 4;

const child = fileURLToPath(new URL("crash-child.mjs", import.meta.url));

/** Runs a job, kills its process at random moments, starts it again, and compares the logs and requests. */
export async function killRun({ work, items, kills, seed }: KillOptions): Promise<KillReport> {
  const draws = randomDraws(seed);
  const requests = new Requests(draws);
  const server = await startTestServer({ models: { "*": (request) => requests.answer(request) } });
  // Two of these runs are in progress at once, so their ends are not those of a test.
  const folder = await mkdtemp(join(tmpdir(), "moagraph-eval-kill-"));
  const job: Job = {
    work,
    url: server.url,
    folder,
    file: join(folder, "mine.jsonl"),
    items,
    concurrency,
  };
  try {
    await writeFile(job.file, questionLines(items));
    const log = join(folder, work === "generate" ? "answers.jsonl" : "judgments.jsonl");
    const history = new History(log, requests);
    for (let kill = 0; kill < kills; kill += 1) {
      await killedAt(start(job), requests, requestsBefore(items / kills / 3, draws));
      await history.look();
    }
    const end = await finished(start(job));
    await history.look();
    return { kills, end, ...history.report() };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Requests that a process sends before it is killed: at least one more than those that are sent at once. */
function requestsBefore(most: number, draws: RandomDraws): number {
  return concurrency + 1 + draws.index(Math.floor(most));
}

function questionLines(items: number): string {
  const questions = Array.from({ length: items }, (_, index) => ({
    id: index + 1,
    question: `Item ${index + 1}.`,
  }));
  return jsonLines(...questions);
}

function start(job: Job): ChildProcess {
  // No flags: those of a test runner would load the runner again.
  return spawn(process.execPath, [child, JSON.stringify(job)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Kills a process some milliseconds after its request of a number. */
async function killedAt(process: ChildProcess, requests: Requests, count: number): Promise<void> {
  const exited = once(process, "exit");
  await Promise.race([requests.more(count), exited]);
  await setTimeout(count % 8);
  process.kill("SIGKILL");
  await exited;
}

async function finished(process: ChildProcess): Promise<string> {
  // `exit` comes before the last output.
  const closed = once(process, "close");
  let text = "";
  process.stdout?.on("data", (part: Buffer) => (text += part.toString("utf8")));
  await closed;
  return text;
}

/** The requests of all processes. */
class Requests {
  readonly ids: string[] = [];
  readonly #draws: RandomDraws;
  #waiting: { readonly at: number; readonly wake: () => void } | undefined;

  constructor(draws: RandomDraws) {
    this.#draws = draws;
  }

  answer({ body }: TestRequest): Reply {
    const id = /\d+/.exec(String(body.messages?.at(-1)?.content))?.[0] ?? "";
    this.ids.push(id);
    if (this.ids.length >= (this.#waiting?.at ?? Infinity)) this.#waiting?.wake();
    return { text: `Reply ${id}`, latencyMs: this.#draws.index(30) };
  }

  /** Resolves after so many more requests. */
  more(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = { at: this.ids.length + count, wake: resolve };
    });
  }
}

/** Compares the log after each kill with the one before, and with the requests in between. */
class History {
  readonly #log: string;
  readonly #requests: Requests;
  #lines: ReadonlyMap<string, string> = new Map();
  #seenRequests = 0;
  readonly #rows: number[] = [];
  readonly #lost: string[] = [];
  readonly #askedAgain: string[] = [];

  constructor(log: string, requests: Requests) {
    this.#log = log;
    this.#requests = requests;
  }

  async look(): Promise<void> {
    const requested = this.#requests.ids.slice(this.#seenRequests);
    this.#seenRequests = this.#requests.ids.length;
    this.#askedAgain.push(...requested.filter((id) => this.#lines.has(id)));
    const lines = await wholeLines(this.#log);
    this.#lost.push(
      ...[...this.#lines.keys()].filter((id) => lines.get(id) !== this.#lines.get(id)),
    );
    this.#lines = lines;
    this.#rows.push(lines.size);
  }

  report(): Pick<KillReport, "rows" | "lost" | "askedAgain" | "repeated"> {
    const repeated = this.#requests.ids.length - new Set(this.#requests.ids).size;
    return { rows: this.#rows, lost: this.#lost, askedAgain: this.#askedAgain, repeated };
  }
}

/** The lines of a log that end with a line feed, by the id of their row. */
async function wholeLines(log: string): Promise<Map<string, string>> {
  const text = await readFile(log, "utf8").catch(() => "");
  const lines = text.split("\n").slice(0, -1);
  return new Map(lines.map((line) => [idOf(line), line]));
}

function idOf(line: string): string {
  const { id, key } = JSON.parse(line) as { readonly id?: number; readonly key?: string };
  return key ?? String(id);
}
