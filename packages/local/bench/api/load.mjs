// Load on a server, in a process of its own: requests a second. usage: node load.mjs raw|sdk URL OPERATION CONNECTIONS MILLISECONDS REQUEST.json
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { ECSClient, ListTasksCommand, RegisterTaskDefinitionCommand, DescribeTasksCommand } from "@aws-sdk/client-ecs";

const [by, url, operation, connections, span, file] = process.argv.slice(2);
const input = JSON.parse(readFileSync(file, "utf8"));
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const send = by === "sdk" ? throughSdk() : raw();

await during(Number(span) / 3);
console.log(JSON.stringify({ rps: await during(Number(span)) }));
process.exit(0);

/** All connections at once for so long, each with the next request when the answer is there. */
async function during(ms) {
  const from = performance.now();
  let count = 0;
  const worker = async () => {
    while (performance.now() - from < ms) {
      await send();
      count++;
    }
  };
  await Promise.all(Array.from({ length: Number(connections) }, worker));
  return Math.round(count / ((performance.now() - from) / 1000));
}

function raw() {
  const body = Buffer.from(JSON.stringify(input));
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "content-length": body.length,
    "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}`,
    authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=0",
  };
  return () =>
    new Promise((done, failed) => {
      const call = request(url, { method: "POST", agent, headers }, (response) => {
        response.on("data", () => undefined);
        response.on("end", () => (response.statusCode === 200 ? done() : failed(new Error(`${operation}: HTTP ${response.statusCode}`))));
      });
      call.on("error", failed);
      call.end(body);
    });
}

function throughSdk() {
  const Command = {
    DescribeTasks: DescribeTasksCommand,
    ListTasks: ListTasksCommand,
    RegisterTaskDefinition: RegisterTaskDefinitionCommand,
  }[operation];
  const client = new ECSClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
    requestHandler: { httpAgent: agent },
  });
  return () => client.send(new Command(input));
}
