import { type FaultName, httpFaults, type WireFaultName } from "@moagraph/provider-kit/testing";

/** A line for each, so that the compiler asks for every new one. */
const wireFaults: Readonly<Record<WireFaultName, true>> = {
  hang: true,
  reset: true,
  cut: true,
  stall: true,
  "keep-alive": true,
  endless: true,
  truncated: true,
  unfinished: true,
  malformed: true,
  html: true,
  empty: true,
  "no-choices": true,
  "error-event": true,
};

/** Every fault of the test server. */
export const faultNames: readonly FaultName[] = [
  ...Object.keys(httpFaults),
  ...Object.keys(wireFaults),
] as FaultName[];
