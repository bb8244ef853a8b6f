// Type-checking an app of 10, 100 and 400 services against as many literals typed by the SDK: time of the whole compiler beyond a file with nothing in it,
// and instantiations; then how long TypeScript's language server takes to complete a name in the file of 400: rounds of 20, medians of the rounds.
// usage: node packages/dsl/bench/types.mjs [ROUNDS]      (after `npm run build`; it writes into test-results)
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { builderModule, literalsModule } from "./types-modules.mjs";

const rounds = Number(process.argv[2] ?? 5);
const home = fileURLToPath(new URL("..", import.meta.url));
const folder = join(home, "test-results", "types-bench");
const compiler = createRequire(import.meta.url)
  .resolve("typescript/package.json")
  .replace("package.json", "bin/tsc");
const counts = [0, 10, 100, 400];

rmSync(folder, { recursive: true, force: true });
const subjects = counts.flatMap((count) => [
  { count, kind: "stowage", at: project(`stowage-${count}`, builderModule(count)) },
  { count, kind: "literals", at: project(`literals-${count}`, literalsModule(count)) },
]);
const found = new Map(subjects.map(({ at }) => [at, []]));
for (let round = 0; round < rounds; round++) for (const { at } of subjects) found.get(at).push(check(at));

const of = (kind, count, what) => {
  const { at } = subjects.find((one) => one.kind === kind && one.count === count);
  return found
    .get(at)
    .map((one) => one[what])
    .toSorted((a, b) => a - b)[rounds >> 1];
};
console.log(`type-checking, ${rounds} rounds in turn, medians, Node ${process.version}`);
console.table(
  counts.slice(1).map((count, index) => {
    const added = (kind) => of(kind, count, "time") - of(kind, 0, "time");
    // Beyond the count before, so that what is paid once does not count.
    const [least, most] = [counts[index], count].map((each) => of("stowage", each, "instantiations"));
    return {
      services: count,
      "stowage added ms": Math.round(added("stowage")),
      "literals added ms": Math.round(added("literals")),
      times: (added("stowage") / added("literals")).toFixed(2),
      "instantiations a further service": ((most - least) / (count - counts[index])).toFixed(1),
    };
  }),
);
const files = {
  "400 constants": join(folder, "stowage-400"),
  "members of one object": project("stowage-400-object", builderModule(400, true)),
};
console.log("completion in the file of 400 services, whose tasks are …, ms");
const completed = Object.fromEntries(Object.keys(files).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, at] of Object.entries(files)) completed[name].push(await completions(join(at, "app.ts"), 20));
console.table(
  Object.fromEntries(
    Object.entries(completed).map(([name, list]) => {
      const middle = (what) => list.map((one) => one[what]).toSorted((a, b) => a - b)[rounds >> 1];
      return [name, { first: middle("first"), least: middle("least"), median: middle("median"), most: middle("most") }];
    }),
  ),
);

function project(name, source) {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "app.ts"), source);
  const compilerOptions = { incremental: false, noEmit: true, isolatedDeclarations: false, types: [] };
  writeFileSync(
    join(at, "tsconfig.json"),
    JSON.stringify({ extends: "../../../../../tsconfig.test.base.json", compilerOptions, include: ["app.ts"] }),
  );
  return at;
}

function check(at) {
  const from = performance.now();
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", at, "--extendedDiagnostics"], { encoding: "utf8" });
  const time = performance.now() - from;
  if (stdout.includes("error TS")) throw new Error(stdout);
  return { time, instantiations: Number(/^Instantiations:\s+(\d+)/m.exec(stdout)[1]) };
}

/** Asks the server for the names that `s.uses("…")` of the last service takes, as an editor does after each key. */
async function completions(file, times) {
  const text = readFileSync(file, "utf8");
  const server = spawn(process.execPath, [compiler, "--lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = new Map();
  let buffer = Buffer.alloc(0);
  server.stdout.on("data", (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(buffer.subarray(0, end + 1).toString())?.[1]);
      if (end < 0 || buffer.length < end + 4 + length) return;
      const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
      buffer = buffer.subarray(end + 4 + length);
      // What the server asks of an editor gets an empty answer.
      if (message.method !== undefined && message.id !== undefined)
        send({ id: message.id, result: message.method === "workspace/configuration" ? message.params.items.map(() => null) : null });
      else answers.get(message.id)?.(message);
    }
  });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let id = 0;
  const ask = (method, params) =>
    new Promise((resolve) => {
      answers.set((id += 1), resolve);
      send({ id, method, params });
    });
  const uri = pathToFileURL(file).href;
  await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(join(file, "..")).href, capabilities: {} });
  send({ method: "initialized", params: {} });
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "typescript", version: 1, text } } });
  const offset = text.lastIndexOf('.uses("') + '.uses("'.length;
  const before = text.slice(0, offset).split("\n");
  const position = { line: before.length - 1, character: before.at(-1).length };
  const end = { line: text.split("\n").length - 1, character: 0 };
  const took = [];
  for (let time = 0; time <= times; time++) {
    // A key: the text changes, so that nothing can be answered from before. The server takes ranges, so an editor sends no more than was typed.
    const contentChanges = [{ range: { start: end, end }, text: "\n" }];
    const from = performance.now();
    send({ method: "textDocument/didChange", params: { textDocument: { uri, version: time + 2 }, contentChanges } });
    const { result } = await ask("textDocument/completion", { textDocument: { uri }, position, context: { triggerKind: 1 } });
    took.push(performance.now() - from);
    const items = result?.items ?? result ?? [];
    if (items.length < 400) throw new Error(`The server offered ${items.length} names.`);
  }
  server.kill();
  const [first, ...others] = took;
  const sorted = others.toSorted((a, b) => a - b);
  return {
    first: Math.round(first),
    least: Math.round(sorted[0]),
    median: Math.round(sorted[sorted.length >> 1]),
    most: Math.round(sorted.at(-1)),
  };
}
