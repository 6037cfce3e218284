import {
  type HttpFault,
  type JournalEntry,
  startTestServer,
  type TestServer,
} from "@moagraph/provider-kit/testing";

/** The models of the tests, at a loopback server that counts requests. */
export interface Models {
  readonly server: TestServer;
  /** Lets requests to a model wait until it is released. */
  hold(model: string): void;
  release(model: string): void;
  /** Lets all requests fail from now on. */
  fail(fault: HttpFault): void;
  /** Models of the requests so far, without the vendor's name, in alphabetical order. */
  asked(): string[];
  /** Models of the requests so far that asked for a stream, in alphabetical order. */
  streamed(): string[];
  /** Models whose requests were aborted so far, in alphabetical order. */
  left(): string[];
  /** Forgets the requests so far. */
  reset(): void;
}

/** Starts models that answer with their name. */
export async function startModels(): Promise<Models> {
  const held = new Map<string, PromiseLike<void>>();
  const releases = new Map<string, () => void>();
  let from = 0;
  let fault: HttpFault | undefined;
  const server = await startTestServer({
    models: {
      "*": async ({ body: { model = "" } }) => {
        await held.get(shortName(model));
        return fault === undefined ? { text: `An answer of ${shortName(model)}.` } : { fault };
      },
    },
  });
  const requests = (): readonly JournalEntry[] => server.journal.slice(from);
  return {
    server,
    hold: (model) =>
      void held.set(model, new Promise((resolve) => void releases.set(model, resolve))),
    release: (model) => {
      releases.get(model)?.();
      held.delete(model);
    },
    fail: (given) => void (fault = given),
    asked: () => namesIn(requests()),
    streamed: () => namesIn(requests().filter(({ body }) => body.stream === true)),
    left: () => namesIn(requests().filter(({ closedByClient }) => closedByClient)),
    reset: () => {
      from = server.journal.length;
    },
  };
}

function namesIn(requests: readonly JournalEntry[]): string[] {
  return requests.map(({ model }) => shortName(model)).toSorted();
}

/** `Kimi` of `moonshotai/Kimi-K2.6`. */
function shortName(model: string): string {
  return /([^/]*?)(-|\d|$)/.exec(model.split("/").at(-1) ?? "")?.[1] ?? model;
}
