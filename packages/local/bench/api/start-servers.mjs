// The servers of the start bench. usage: node start-servers.mjs bare | engine [FOLDER] | fill FOLDER TASKS
const [kind, data, tasks] = process.argv.slice(2);
if (kind === "bare") {
  const { createServer } = await import("node:http");
  const server = createServer((_request, response) => response.end("{}"));
  server.listen(0, "127.0.0.1", () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
} else {
  // As it is published.
  const { startLocal } = await import("../../bundle/index.js");
  const local = await startLocal(data === undefined ? {} : { data });
  if (kind === "fill") await fill(local, Number(tasks));
  process.send({ url: local.url });
}

/** So many running tasks, in ten services. */
async function fill(local, count) {
  const call = async (operation, input) => {
    const response = await fetch(local.url, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}` },
      body: JSON.stringify(input),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
    return answer;
  };
  await call("CreateCluster", {});
  await call("RegisterTaskDefinition", {
    family: "web",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ name: "app", image: "app" }],
  });
  const services = Array.from({ length: 10 }, (_, i) => `web-${i}`);
  for (const serviceName of services) {
    await call("CreateService", {
      serviceName,
      taskDefinition: "web",
      desiredCount: count / services.length,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0123456789abcdef0"] } },
    });
  }
  for (;;) {
    const answer = await call("DescribeServices", { services });
    if (answer.services.every(({ runningCount, desiredCount }) => runningCount === desiredCount)) return;
  }
}
