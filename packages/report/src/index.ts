/**
 * Pictures of graphs and runs.
 *
 * @module @moagraph/report
 */
export {};
