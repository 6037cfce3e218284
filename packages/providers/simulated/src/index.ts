// How it works: `simulated.ts` makes the provider and `simulated-chat-model.ts` the LangChain
// model. `reply.ts` makes a reply: `answer.ts` decides between a recollection (`recall.ts`), a
// synthesis (`merge.ts`) and a judgement (`judgement.ts`) from the system message, `rest.ts` leaves out
// what an answer says that is to be continued (`split-answer.ts`), and `finish.ts`
// applies stop texts and token limits. All random choices follow from `chance.ts`. `pace.ts` sets
// the delays.

/**
 * A Moagraph provider without network and key: a seeded simulation that calls no language model.
 *
 * @module @moagraph/simulated
 */
export { simulated, type SimulatedOptions } from "./simulated.js";
