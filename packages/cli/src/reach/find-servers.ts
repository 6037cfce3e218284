import { connect } from "node:net";
import { boundedText, replyLimits } from "@moagraph/provider-kit";
import { isLoopback } from "../providers/is-loopback.js";
import { type LocalServer, localServers, usualUrl } from "../providers/local-servers.js";

/** A server of models on this machine. */
export interface FoundServer {
  readonly id: string;
  readonly baseUrl: string;
}

/** Milliseconds for the connection, and for the list after that. */
const limits = { connect: 500, list: 3_000 } as const;

/**
 * Finds the servers of models at their usual ports of this machine, all at once. A service that has
 * no list of models is none. Only the list is requested, without a key.
 *
 * @param known - Base URLs that are set. Their servers are not looked for.
 */
export async function findServers(
  known: readonly string[],
  signal: AbortSignal,
  servers: readonly LocalServer[] = localServers,
): Promise<FoundServer[]> {
  const hosts = new Set(known.filter(isLoopback).map(portOf));
  const ports = new Set(servers.map(({ port }) => port).filter((port) => !hosts.has(String(port))));
  const at = (port: number): LocalServer[] => servers.filter((server) => server.port === port);
  const found = await Promise.all([...ports].map((port) => findServer(at(port), signal)));
  const taken = new Set<string>();
  return found.flat().filter(({ id }) => !taken.has(id) && taken.add(id));
}

function portOf(url: string): string {
  const { port, protocol } = new URL(url);
  return port === "" ? (protocol === "https:" ? "443" : "80") : port;
}

/** The server at a port that several servers use. */
async function findServer(
  candidates: readonly LocalServer[],
  signal: AbortSignal,
): Promise<FoundServer[]> {
  const [first] = candidates;
  if (first === undefined || !(await isOpen(first.port))) return [];
  const baseUrl = usualUrl(first);
  const list = await listAt(baseUrl, signal);
  const server = list && candidates.find(({ owner }) => owner === undefined || owns(owner, list));
  return server === undefined ? [] : [{ id: server.id, baseUrl }];
}

/** Whether something accepts connections at a port of this machine. */
async function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: limits.connect });
    const end = (isConnected: boolean) => () => {
      socket.destroy();
      resolve(isConnected);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
}

/** A model in a list, as far as it is read. */
interface Entry {
  readonly id: unknown;
  readonly owned_by?: unknown;
}

/** The models of a list; `undefined` if this is another document. */
function entriesIn(document: unknown): Entry[] | undefined {
  const { data } = (document ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) return undefined;
  const entries = data.filter((each): each is Entry => typeof each?.id === "string");
  return entries.length === data.length ? entries : undefined;
}

function owns(owner: string, list: readonly Entry[]): boolean {
  return list.length > 0 && list.every(({ owned_by: by }) => by === owner);
}

/** The list of models; `undefined` if this is no server of models. */
async function listAt(baseUrl: string, signal: AbortSignal): Promise<Entry[] | undefined> {
  const both = AbortSignal.any([signal, AbortSignal.timeout(limits.list)]);
  try {
    const response = await fetch(`${baseUrl}/models`, { signal: both, redirect: "error" });
    return entriesIn(JSON.parse(await textOf(response, baseUrl)));
  } catch {
    return undefined;
  }
}

async function textOf(response: Response, baseUrl: string): Promise<string> {
  const call = { provider: "", model: "", keyName: "", baseUrl };
  let text = "";
  for await (const part of boundedText(call, response, replyLimits(1))) text += part;
  return response.ok ? text : "";
}
