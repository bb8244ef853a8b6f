import {
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bench, call, ecsTarget, raw, web, type Bench } from "./support.js";

let b: Bench;
const said: string[] = [];
beforeAll(async () => void (b = await bench({ clock: "virtual", log: (message) => said.push(message) })));
afterAll(() => b.close());

describe("malformed calls get an AWS-shaped error", () => {
  test.each([
    ["an unknown service", "Nope_20200101.List", "{}", 400, "UnknownOperationException"],
    ["an unknown operation", ecsTarget("MakeCoffee"), "{}", 400, "UnknownOperationException"],
    ["a name that every object has", ecsTarget("constructor"), "{}", 400, "UnknownOperationException"],
    ["an operation of AWS's that is not answered", "GraniteServiceVersion20100801.PutDashboard", "{}", 501, "NotImplemented"],
    ["what is no JSON", ecsTarget("ListClusters"), "{", 400, "SerializationException"],
    ["bytes that are no text", ecsTarget("ListClusters"), Buffer.from([0xff, 0xfe, 0x00]), 400, "SerializationException"],
    ["a list", ecsTarget("ListClusters"), "[]", 400, "SerializationException"],
    ["a string", ecsTarget("ListClusters"), '"x"', 400, "SerializationException"],
    ["null", ecsTarget("ListClusters"), "null", 400, "SerializationException"],
    ["a wrong type", ecsTarget("RegisterTaskDefinition"), '{"family":5,"containerDefinitions":[]}', 400, "SerializationException"],
    [
      "a wrong type deep inside",
      ecsTarget("RegisterTaskDefinition"),
      '{"family":"x","containerDefinitions":[{"portMappings":[{"containerPort":"80"}]}]}',
      400,
      "SerializationException",
    ],
    ["a missing member", ecsTarget("CreateService"), "{}", 400, "InvalidParameterException"],
    ["a value that no enum has", ecsTarget("CreateService"), '{"serviceName":"x","launchType":"MOON"}', 400, "InvalidParameterException"],
    ["a missing member of Cloud Map", "Route53AutoNaming_v20170314.GetService", "{}", 400, "InvalidInput"],
    ["a missing member of scaling", "AnyScaleFrontendService.DescribeScalableTargets", "{}", 400, "ValidationException"],
    ["a page that is too large", ecsTarget("ListClusters"), '{"maxResults":101}', 400, "InvalidParameterException"],
    ["a page of nothing", ecsTarget("ListClusters"), '{"maxResults":0}', 400, "InvalidParameterException"],
    ["a token of somebody else's", ecsTarget("ListClusters"), '{"nextToken":"abc"}', 400, "InvalidParameterException"],
    ["an ARN of nothing", ecsTarget("ListServices"), '{"cluster":"arn:aws:ecs"}', 400, "ClusterNotFoundException"],
  ])("%s", async (_what, target, body, status, type) => {
    const answer = await call(b.local, target, body);
    const error = JSON.parse(answer.text) as { __type: string; message?: string; Message?: string };
    expect([answer.status, error.__type]).toEqual([status, type]);
    expect((error.message ?? error.Message)!.length).toBeGreaterThan(10);
    expect(answer.text).not.toMatch(/\bat .*\.[jt]s:/);
  });

  test("an operation that is not answered is named", async () => {
    expect((await call(b.local, "GraniteServiceVersion20100801.PutDashboard", "{}")).text).toContain("PutDashboard");
  });

  test("a body over the limit is refused", async () => {
    const answer = await call(b.local, ecsTarget("CreateCluster"), Buffer.alloc(2_000_000, " ")).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    // The server answers and closes; a client that is still writing may see only that.
    expect(["EPIPE", "ECONNRESET", 413]).toContain(typeof answer === "object" ? answer.status : answer);
  });

  test("an empty body is an empty input", async () => {
    expect((await call(b.local, ecsTarget("ListClusters"), "")).status).toBe(200);
  });

  test("members that AWS does not know are ignored, and the log says so", async () => {
    const answer = await call(b.local, ecsTarget("ListClusters"), '{"colour":"blue","__proto__":{"maxResults":1}}');
    expect(answer.status).toBe(200);
    expect(said.some((line) => line.includes("ListClusters") && line.includes("/colour"))).toBe(true);
  });

  test("a client that goes away in the middle of its request leaves a server that answers", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(b.local.port, "127.0.0.1", () => {
        socket.write(
          `POST / HTTP/1.1\r\nHost: 127.0.0.1:${b.local.port}\r\nX-Amz-Target: ${ecsTarget("ListClusters")}\r\nContent-Length: 50\r\n\r\n{`,
        );
        socket.destroy();
        resolve();
      });
    });
    await new Promise<void>((resolve) => {
      const socket = connect(b.local.port, "127.0.0.1", () => socket.end("\u0000\u0001garbage\r\n\r\n"));
      socket.on("close", () => resolve());
      socket.on("error", () => resolve());
      socket.resume();
    });
    expect((await call(b.local, ecsTarget("ListClusters"), "{}")).status).toBe(200);
  });
});

describe("answers", () => {
  test("carry a request id and AWS's content type", async () => {
    const { headers } = await call(b.local, ecsTarget("ListClusters"), "{}");
    expect(headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["content-type"]).toBe("application/x-amz-json-1.1");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("have times in seconds, which the SDK reads as dates", async () => {
    const { text } = await call(b.local, ecsTarget("RegisterTaskDefinition"), JSON.stringify({ ...web, family: "times" }));
    const { taskDefinition } = JSON.parse(text) as { taskDefinition: { registeredAt: number } };
    expect(taskDefinition.registeredAt).toBeGreaterThan(1.7e9);
    expect(taskDefinition.registeredAt).toBeLessThan(1e10);
    const described = await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "times" }));
    expect(described.taskDefinition?.registeredAt).toBeInstanceOf(Date);
  });

  test("to an SDK's errors arrive as its classes, without a retry", async () => {
    const failure = await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "nothing" })).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: "ClientException",
      message: "Unable to describe task definition.",
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });
});

describe("region and account", () => {
  test("the region is the one that a request is signed for, and regions do not see each other", async () => {
    const elsewhere = new ECSClient({ ...b.local.client, region: "eu-west-1" });
    const { cluster } = await elsewhere.send(new CreateClusterCommand({ clusterName: "far" }));
    expect(cluster?.clusterArn).toBe("arn:aws:ecs:eu-west-1:123456789012:cluster/far");
    const { failures } = await b.ecs.send(new DescribeClustersCommand({ clusters: ["far"] }));
    expect(failures).toEqual([{ arn: "arn:aws:ecs:us-east-1:123456789012:cluster/far", reason: "MISSING" }]);
    elsewhere.destroy();
  });

  test("an access key of twelve digits is an account, and China is a partition of its own", async () => {
    const credentials = { accessKeyId: "999999999999", secretAccessKey: "x" };
    const other = new ECSClient({ ...b.local.client, region: "cn-north-1", credentials });
    const { taskDefinition } = await other.send(new RegisterTaskDefinitionCommand({ ...web, family: "far" }));
    expect(taskDefinition?.taskDefinitionArn).toBe("arn:aws-cn:ecs:cn-north-1:999999999999:task-definition/far:1");
    other.destroy();
  });
});

describe("who may call", () => {
  const target = { "x-amz-target": ecsTarget("ListClusters") };

  test.each(["127.0.0.1", "localhost", "stowage.localhost", "data-127.0.0.1", "data-localhost", "127.3.2.1", "[::1]"])(
    "the Host %s may",
    async (host) => {
      const answer = await raw(b.local, { headers: { ...target, host: `${host}:${b.local.port}` }, body: "{}" });
      expect(answer.status).toBe(200);
    },
  );

  test.each([
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "10.0.0.1",
    "data-evil.example",
    "127.0.0.1@evil.example",
  ])("the Host %s may not", async (host) => {
    for (const path of ["/", "/_stowage/health", "/_stowage/reset"]) {
      const answer = await raw(b.local, { path, headers: { ...target, host: `${host}:${b.local.port}` }, body: "{}" });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([403, { error: expect.objectContaining({ code: "foreign-host" }) }]);
    }
  });

  test("a loopback name on another port may not", async () => {
    expect((await raw(b.local, { headers: { ...target, host: "127.0.0.1" }, body: "{}" })).status).toBe(403);
  });

  test.each(["https://evil.example", "null", "http://127.0.0.1", "http://localhost:1", "http://evil.example:80"])(
    "the Origin %s may not",
    async (origin) => {
      const answer = await raw(b.local, { headers: { ...target, origin }, body: "{}" });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([403, { error: expect.objectContaining({ code: "foreign-origin" }) }]);
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    },
  );

  test("our own Origin may", async () => {
    expect((await raw(b.local, { headers: { ...target, origin: b.local.url }, body: "{}" })).status).toBe(200);
  });

  test("a preflight is not answered with a permission", async () => {
    const answer = await raw(b.local, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).some((name) => name.startsWith("access-control"))).toBe(false);
  });
});

describe("queries", () => {
  const form = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  const query = (body: string, more: Record<string, string> = {}, method = "POST"): ReturnType<typeof raw> =>
    raw(b.local, { method, headers: { ...form, ...more }, body });

  test("are told apart by their version", async () => {
    const identity = await query("Action=GetCallerIdentity&Version=2011-06-15");
    expect([identity.status, identity.headers["content-type"]]).toEqual([200, "text/xml;charset=UTF-8"]);
    expect(identity.text).toContain("<Account>123456789012</Account>");
    expect(identity.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    expect((await query("Action=DescribeAccountLimits&Version=2015-12-01")).text).toContain(
      "<DescribeAccountLimitsResult><Limits><member>",
    );
    expect((await query("Action=ListMetrics&Version=2010-08-01")).text).toContain("<ListMetricsResult><Metrics/></ListMetricsResult>");
  });

  test.each([
    ["no such action", "Action=MakeCoffee&Version=2015-12-01", 400, "<Code>InvalidAction</Code>"],
    ["no such version", "Action=DescribeTags&Version=1999-01-01", 400, "<Code>InvalidAction</Code>"],
    ["no version", "Action=DescribeTags", 400, "<Code>InvalidAction</Code>"],
    ["a name that every object has", "Action=constructor&Version=2015-12-01", 400, "<Code>InvalidAction</Code>"],
    ["a number that is none", "Action=DescribeLoadBalancers&Version=2015-12-01&PageSize=x", 400, "<Code>MalformedInput</Code>"],
    ["a missing member", "Action=DescribeTags&Version=2015-12-01", 400, "<Code>ValidationError</Code>"],
    ["what is not answered", "Action=DescribeTrustStores&Version=2015-12-01", 501, "<Code>NotImplemented</Code>"],
    ["no action", "Version=2015-12-01", 404, "not-found"],
  ])("with %s get an error in their own form", async (_, body, status, text) => {
    const answer = await query(body);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(text)]);
  });

  test("of another origin, another site or another host are refused, and so is a query in an address", async () => {
    const body = "Action=GetCallerIdentity&Version=2011-06-15";
    expect((await query(body, { origin: "https://evil.example" })).status).toBe(403);
    expect((await query(body, { origin: "null" })).status).toBe(403);
    expect((await query(body, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await query(body, { host: `evil.example:${b.local.port}` })).status).toBe(403);
    expect((await raw(b.local, { method: "GET", path: `/?${body}` })).status).toBe(404);
  });

  test("that are packed are unpacked, but not beyond the limit", async () => {
    const packed = async (body: string): ReturnType<typeof raw> =>
      raw(b.local, { headers: { ...form, "content-encoding": "gzip" }, body: gzipSync(body) });
    expect((await packed("Action=GetCallerIdentity&Version=2011-06-15")).status).toBe(200);
    const bomb = await packed(`Action=GetCallerIdentity&Version=2011-06-15&x=${"a".repeat(2_000_000)}`);
    expect([bomb.status, bomb.text]).toEqual([413, expect.stringContaining("RequestEntityTooLarge")]);
  });

  test("in CBOR are answered in CBOR", async () => {
    const path = "/service/GraniteServiceVersion20100801/operation/ListMetrics";
    const headers = { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" };
    const answer = await raw(b.local, { path, headers, body: Buffer.from("a0", "hex") });
    expect([answer.status, answer.headers["smithy-protocol"]]).toEqual([200, "rpc-v2-cbor"]);
    expect(answer.text).toContain("Metrics");
    const wrong = await raw(b.local, { path, headers, body: Buffer.from("ff", "hex") });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining("SerializationException")]);
  });
});
