import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Chat } from "./chat.js";
import "@moagraph/example-chat-parts/styles.css";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no element `root`.");
createRoot(root).render(
  <StrictMode>
    <header>
      <h1>Moagraph and the AI SDK</h1>
    </header>
    <Chat />
  </StrictMode>,
);
