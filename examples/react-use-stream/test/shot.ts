import { chromium } from "playwright-core";
const [, , url, out, width = "1000", scheme = "light", script = ""] = process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const p = await (
  await b.newContext({ viewport: { width: +width, height: 800 }, colorScheme: scheme as any })
).newPage();
p.on("console", (m) => console.log("console", m.type(), m.text()));
p.on("pageerror", (e) => console.log("pageerror", e.message));
await p.goto(url!);
if (script) await new Function("p", `return (async()=>{${script}})()`)(p);
await p.screenshot({ path: out!, fullPage: true });
console.log(p.url());
await b.close();
