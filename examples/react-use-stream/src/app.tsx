import { assistants } from "./assistants.js";
import { Chat } from "./chat.js";
import { usePageAddress } from "./page-address.js";

/** The page: its heading, the choice of a graph, and the conversation. */
export function App() {
  const [{ assistant, thread }, open] = usePageAddress();
  return (
    <>
      <header>
        <h1>Moagraph chat</h1>
        <label>
          Graph
          <select
            value={assistant}
            onChange={({ target }) => open({ assistant: target.value, thread: null })}
          >
            {assistants.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => open({ assistant, thread: null })}>
          New conversation
        </button>
      </header>
      <Chat
        // A thread belongs to one graph.
        key={assistant}
        assistant={assistant}
        thread={thread}
        onThread={(created) => open({ assistant, thread: created })}
      />
    </>
  );
}
