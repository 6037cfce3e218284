import { createInterruption } from "../ask/interruption.js";
import type { MoaApp } from "./compile.js";
import { allowManyListeners } from "./unlimited-listeners.js";

/**
 * Makes an app's runs let go of the caller's signal at their end.
 *
 * LangGraph adds a listener to the signal of each run and never takes it off: over the runs that
 * share a signal, be it a server's or a session's, listeners pile up with all that hangs on them,
 * and Node warns from the eleventh on.
 */
export function letGoOfSignals(app: MoaApp): MoaApp {
  const invoke = app.invoke.bind(app);
  const withConfig = app.withConfig.bind(app);
  const own: Pick<MoaApp, "invoke" | "withConfig"> = {
    async invoke(input, options) {
      if (options?.signal === undefined) return invoke(input, options);
      allowManyListeners(options);
      // `AbortSignal.any` would do, but Node 20 never forgets that a signal was part of another.
      const interruption = createInterruption();
      interruption.follow(options.signal, ({ reason }) => reason as unknown);
      try {
        return await invoke(input, { ...options, signal: interruption.signal });
      } finally {
        interruption.end();
      }
    },
    withConfig: (config: Parameters<MoaApp["withConfig"]>[0]) =>
      letGoOfSignals(withConfig(config)) as never,
  };
  return Object.assign(app, own);
}
