import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { deliver } from "./deliver.js";
import {
  bodyDelivery,
  type Delivery,
  deliveryOf,
  errorDelivery,
  listDelivery,
} from "./delivery.js";
import type { HttpFault } from "./fault.js";
import { Journal, keyHash, type OpenEntry } from "./journal.js";
import type { Reply } from "./reply.js";
import { type ModelScript, type ReplySource, replySource } from "./model-script.js";
import type { RequestBody } from "./test-request.js";
import { type WireRoute, wireRoute } from "./wire/wire-styles.js";

/** Answers requests and records them in the journal. */
export interface RequestHandler {
  readonly journal: Journal;
  /** Answers one request. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface ServedModel {
  readonly source: ReplySource;
  /** The number of requests so far. */
  count: number;
}

/** The state that `answer` needs. */
interface HandlerState {
  readonly journal: Journal;
  readonly models: ReadonlyMap<string, ServedModel>;
  readonly keyHash: string | undefined;
  readonly listFault: Reply["fault"];
}

/** The options of a test server that its request handler needs. */
interface RequestHandlerOptions {
  readonly models: Readonly<Record<string, ModelScript>>;
  readonly apiKey?: string;
  readonly listFault?: Reply["fault"];
}

/** Makes the request handler of a test server. */
export function createRequestHandler({
  models,
  apiKey,
  listFault,
}: RequestHandlerOptions): RequestHandler {
  const served = Object.entries(models).map(
    ([model, script]) => [model, { source: replySource(script), count: 0 }] as const,
  );
  const state: HandlerState = {
    journal: new Journal(),
    models: new Map<string, ServedModel>(served),
    keyHash: apiKey === undefined ? undefined : keyHash(apiKey),
    listFault,
  };
  return {
    journal: state.journal,
    answer: (request, response) => answer(state, request, response),
  };
}

async function answer(
  state: HandlerState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Ignore a client that disconnects before its request is complete.
  const body = await bodyOf(request).catch(() => undefined);
  if (body === undefined) return;
  const { method = "", url = "" } = request;
  if (url.startsWith("/control/")) return control(state.journal, url, response);
  const called = wireRoute({ path: url, body, headers: request.headers });
  const model = calledModel(called);
  const entry = state.journal.begin({ method, path: url, model, body }, request.headers);
  const left = watch(state.journal, entry, response);
  try {
    await deliver(await deliveryFor(state, entry, called), response, entry, left);
  } catch (error) {
    if (!left.aborted) fail(response, error);
  }
}

function calledModel({ route }: WireRoute): string {
  if (route?.kind === "chat") return route.request.model;
  return route?.kind === "model" ? route.model : "";
}

async function bodyOf(request: IncomingMessage): Promise<RequestBody> {
  const content = await text(request);
  return content === "" ? {} : (JSON.parse(content) as RequestBody);
}

/** Closes the entry when the response ends. The signal aborts when the client disconnects. */
function watch(journal: Journal, entry: OpenEntry, response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    journal.end(entry, response.writableFinished);
    controller.abort();
  });
  return controller.signal;
}

async function deliveryFor(
  state: HandlerState,
  { keyHash: sent, model, path, body }: OpenEntry,
  { style, route, received }: WireRoute,
): Promise<Delivery> {
  const { models, keyHash: wanted, listFault } = state;
  if (wanted !== undefined && sent !== wanted) return errorDelivery(style, "unauthorized");
  if (route === undefined) return errorDelivery(style, unknownPath);
  if (route.kind === "models") return listDelivery(style, [...models.keys()], listFault);
  const served = models.get(model) ?? models.get("*");
  if (served === undefined) return errorDelivery(style, style.unknownModel(model));
  if (route.kind === "model") return bodyDelivery(200, style.modelInfo(model));
  const index = served.count;
  served.count += 1;
  const reply = await served.source({ model, path, body, index });
  return deliveryOf({ style, received, request: route.request, index }, reply);
}

const unknownPath: HttpFault = { status: 404, message: "Not found." };

async function control(journal: Journal, path: string, response: ServerResponse): Promise<void> {
  if (path === "/control/idle") await journal.idle();
  response.writeHead(200, { "content-type": "application/json" });
  response.end(path === "/control/journal" ? JSON.stringify(journal.entries) : "{}");
}

/**
 * A reply function that throws is a fault of the test. It must not look like a fault of the vendor.
 */
function fail(response: ServerResponse, error: unknown): void {
  const message = `The test server's script failed: ${String(error)}`;
  if (!response.headersSent) response.writeHead(400, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, code: "script_failed" } }));
}
