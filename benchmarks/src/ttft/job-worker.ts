// A thread that runs one job: simulated time belongs to a thread.
import { parentPort, workerData } from "node:worker_threads";
import { readAnswerTexts } from "./answer-texts.js";
import { type Job, runJob } from "./jobs.js";

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker thread has no origin.
parentPort?.postMessage(await runJob(workerData as Job, readAnswerTexts()));
