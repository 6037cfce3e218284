/**
 * A Moagraph provider that needs no network and no key: a seeded simulation in which no language
 * model is asked.
 *
 * @module @moagraph/simulated
 */
export { simulated, type SimulatedOptions } from "./simulated.js";
