type EventsModule = { setMaxListeners(count: number, ...targets: EventTarget[]): void };
type NodeProcess = { getBuiltinModule?: (name: string) => EventsModule | undefined };

const nodeProcess = (globalThis as { process?: NodeProcess }).process;
const events = nodeProcess?.getBuiltinModule?.("node:events");

/**
 * Lets any number of parallel calls listen to one signal. LangChain adds a listener for each, and
 * Node warns from the eleventh on. Browsers have no such limit.
 */
export function allowManyListeners(signal: AbortSignal | undefined): void {
  if (signal !== undefined) events?.setMaxListeners(0, signal);
}
