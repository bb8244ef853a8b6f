// The servers of the API bench, each a process of its own. usage: node servers.mjs engine FOLDER | parse ANSWERS | durable ANSWERS FILE
// `engine` is the engine over an lmdb store, with a service of a hundred tasks. The stubs are node:http: `parse` parses each request and stringifies the
// answer anew, as any honest engine must; `durable` also appends the request to FILE and syncs, one write for all that wait, before it answers.
import { open, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { startLocal } from "@stowage/local";

const [kind, place, file] = process.argv.slice(2);
if (kind === "engine") await engine(place);
else await stub(JSON.parse(await readFile(place, "utf8")), kind === "durable" ? await open(file, "w") : undefined);

async function engine(data) {
  const local = await startLocal({ data, pace: "fast" });
  process.send?.({ url: local.url });
}

async function stub(answers, log) {
  let waiting = [];
  let busy = false;
  async function commit() {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await log.write(Buffer.concat(batch.map(({ data }) => data)));
      await log.datasync();
      for (const { done } of batch) done();
    }
    busy = false;
  }
  const durable = (data) =>
    new Promise((done) => {
      waiting.push({ data, done });
      if (!busy) void commit();
    });
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", async () => {
      const body = Buffer.concat(chunks);
      if (body.length > 0) JSON.parse(body.toString());
      const operation = (request.headers["x-amz-target"] ?? ".").split(".")[1];
      if (log && operation === "RegisterTaskDefinition") await durable(body);
      const answer = JSON.stringify(answers[operation] ?? {});
      response.writeHead(200, {
        "content-type": "application/x-amz-json-1.1",
        "content-length": Buffer.byteLength(answer),
        "x-amzn-requestid": "01234567-89ab-cdef-0123-456789abcdef",
      });
      response.end(answer);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1", () => process.send?.({ url: `http://127.0.0.1:${server.address().port}` }));
}
