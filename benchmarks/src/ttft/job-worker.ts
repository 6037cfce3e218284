// A thread that runs one job: simulated time belongs to a thread.
import { parentPort, workerData } from "node:worker_threads";
import { readAnswerTexts } from "./answer-texts.js";
import { type Job, runJob } from "./jobs.js";

parentPort?.postMessage(await runJob(workerData as Job, readAnswerTexts()));
