/** What to do if something called `interrupt()` in a run without a checkpointer. */
export const howToPause =
  "Pass a checkpointer: compile(graph, { checkpointer: new MemorySaver() }). With `asChatModel`, a chat model cannot pause: use the app as a node of the graph around it.";
