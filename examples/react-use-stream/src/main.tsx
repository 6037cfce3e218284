import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import "@moagraph/example-chat-parts/styles.css";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no element `root`.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
