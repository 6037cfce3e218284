import type { ThreadSaver } from "@langchain/langgraph-api/experimental/embed";

/** Threads that end with their process. */
export function memoryThreads(): ThreadSaver {
  type Thread = Awaited<ReturnType<ThreadSaver["get"]>>;
  const threads = new Map<string, Thread>();
  return {
    get: async (id) => threads.get(id) as Thread,
    set: async (id, { metadata }) => {
      const thread = { thread_id: id, metadata: { ...threads.get(id)?.metadata, ...metadata } };
      threads.set(id, thread);
      return thread;
    },
    delete: async (id) => void threads.delete(id),
  };
}
