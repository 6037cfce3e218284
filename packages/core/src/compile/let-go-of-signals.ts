import type { MoaApp } from "./compile.js";

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
      const over = new AbortController();
      const signal = AbortSignal.any([options.signal, over.signal]);
      try {
        return await invoke(input, { ...options, signal });
      } finally {
        over.abort();
      }
    },
    withConfig: (config: Parameters<MoaApp["withConfig"]>[0]) =>
      letGoOfSignals(withConfig(config)) as never,
  };
  return Object.assign(app, own);
}
