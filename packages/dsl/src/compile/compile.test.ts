import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readAssembly, writeAssembly } from "@stowage/model";
import type { Diagnostic, Location } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { app } from "../app/app-builder.js";
import { secretsManager } from "../secrets.js";
import { sidecar } from "../sidecar.js";
import type { ServiceCommon } from "../service/service-common.js";
import { task } from "../task/task-builder.js";
import { compile } from "./compile.js";

const size = { cpu: 256, memory: 512 } as const;
const web = task("web")
  .fargate(size)
  .container("app", (c) => c.image("web", "1").port("http", 8080));
const catalog = task("catalog")
  .fargate(size)
  .container("app", (c) => c.image("catalog", "1").port("http", 8080));

describe("compile", () => {
  it("gives an Assembly that the strict reader takes, in the writer's order", () => {
    const shop = app("shop", { web, catalog })
      .region("eu-west-1")
      .namespace("shop.local")
      .oneOff("once", web, (run) => run.schedule("rate(1 hour)"))
      .configure({ catalog: (s) => s.serve("http").scale({ min: 1, max: 2, cpu: 50 }) });
    const { assembly } = compile(shop);
    expect(readAssembly(JSON.parse(JSON.stringify(assembly)))).toMatchObject({ diagnostics: [] });
    expect(`${JSON.stringify(assembly, undefined, 2)}\n`).toBe(writeAssembly(assembly));
  });

  it("gives the same bytes whatever the order in which things are said", () => {
    const steps = { tags: { b: "2" }, exec: true };
    const names = ["a", "b", "c", "d"];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 4 }), fc.shuffledSubarray(names, { minLength: 4 }), (tasks, configured) => {
        const text = (first: readonly string[], second: readonly string[]): string => {
          const record = Object.fromEntries(first.map((name) => [name, task(name).container("app", (c) => c.image(name, "1"))]));
          const callbacks = second.map((name) => [name, (s: ServiceCommon) => s.tags(steps.tags).exec(steps.exec)] as const);
          return JSON.stringify(compile(app("shop", record).configure(Object.fromEntries(callbacks))).assembly);
        };
        expect(text(tasks, configured)).toBe(text(names, names));
      }),
    );
  });

  it("makes an Assembly of tasks without an app", () => {
    const { assembly } = compile([web, catalog], { name: "jobs", region: "eu-west-1" });
    expect(assembly).toMatchObject({ app: "jobs", region: "eu-west-1" });
    expect(Object.keys(assembly)).toEqual(["format", "app", "region", "taskDefinitions"]);
    expect(compile([web, catalog]).assembly.app).toBe("web-catalog");
  });

  it("prefers the Region and account that it is given", () => {
    const shop = app("shop", {
      web: task("web").container("app", (c) => c.image("web").secret("A", secretsManager("a"))),
    });
    const { assembly } = compile(shop.region("eu-west-1").account("111111111111"), { region: "cn-north-1", account: "222222222222" });
    expect(assembly.region).toBe("cn-north-1");
    expect(assembly.taskDefinitions!["web"]!.containerDefinitions[0]!.secrets).toEqual([
      { name: "A", valueFrom: "arn:aws-cn:secretsmanager:cn-north-1:222222222222:secret:a" },
    ]);
  });

  it("registers a task that several services share once", () => {
    const { assembly, diagnostics } = compile(app("shop", { a: web, b: web }));
    expect(Object.keys(assembly.taskDefinitions!)).toEqual(["web"]);
    expect(Object.keys(assembly.services!)).toEqual(["default/a", "default/b"]);
    expect(errors(diagnostics)).not.toContain("duplicate-family");
  });

  it("knows names that JavaScript's objects have of their own", () => {
    const odd = Object.fromEntries(["constructor", "__proto__"].map((name) => [name, task(name).container("app", (c) => c.image("a"))]));
    const { assembly } = compile(app("shop", odd));
    expect(Object.keys(assembly.services!)).toEqual(["default/__proto__", "default/constructor"]);
    expect(Object.keys(assembly.taskDefinitions!)).toEqual(["__proto__", "constructor"]);
  });

  it("has the rules' findings", () => {
    const { diagnostics } = compile(app("shop", { web }));
    expect(diagnostics.map(({ rule }) => rule)).toContain("fargate-no-log-configuration");
  });
});

describe("the compiler's own findings", () => {
  const other = task("web")
    .fargate(size)
    .container("other", (c) => c.image("other", "1"));
  const loose = (name: string): never => name as never;
  const placed = (name: string): readonly Diagnostic[] => {
    const t = task("t")
      .fargate(size)
      .executionRole("execution")
      .container("app", (c) => c.image("a", "1").secret("A", secretsManager(name, { key: "password" })));
    return compile(app("shop", { t }).account("123456789012").region("eu-west-1")).diagnostics.filter(({ rule }) =>
      rule.startsWith("secret"),
    );
  };
  const cases: Record<string, [rule: string, path: string, found: () => readonly Diagnostic[]]> = {
    "two tasks of one family": ["duplicate-family", "/taskDefinitions/web", () => compile(app("shop", { a: web, b: other })).diagnostics],
    "two services of one name": [
      "duplicate-service",
      "/services/default~1web",
      () => compile(app("shop", { web }).include(app("other", { web }))).diagnostics,
    ],
    "two one-off tasks of one name": [
      "duplicate-one-off",
      "/tasks/once",
      () => compile(app("shop", {}).oneOff("once", web).oneOff("once", web)).diagnostics,
    ],
    "two capacity providers of one name": [
      "duplicate-capacity-provider",
      "/capacityProviders/big",
      () => {
        const [a, b] = ["a", "b"].map((group) =>
          app(group, {}).capacityProvider("big", { autoScalingGroupProvider: { autoScalingGroupArn: `arn:${group}` } }),
        );
        return compile(app("shop", { web }).include(a!).include(b!)).diagnostics;
      },
    ],
    "no namespace": [
      "namespace-unknown",
      "/services/default~1web/serviceConnectConfiguration",
      () => compile(app("shop", { web }).configure({ web: (s) => s.serve("http") })).diagnostics,
    ],
    "a peer that is none": [
      "unknown-peer",
      "/services/default~1web/serviceConnectConfiguration",
      () => compile(app("shop", { web }).configure({ web: (s) => s.uses(loose("wbe")) })).diagnostics,
    ],
    "a peer that serves nothing": [
      "peer-serves-nothing",
      "/services/default~1web/serviceConnectConfiguration",
      () => compile(app("shop", { web, catalog }).configure({ web: (s) => s.uses("catalog") })).diagnostics,
    ],
    "a load balancer's port that is none": [
      "unknown-port",
      "/services/default~1web/loadBalancers/0",
      () =>
        compile(app("shop", { web }).configure({ web: (s) => s.loadBalancer({ targetGroupArn: "t", port: loose("htp") }) })).diagnostics,
    ],
    "scaling without bounds": [
      "scaling-bounds-missing",
      "/scaling/default~1web/target",
      () => compile(app("shop", { web }).configure({ web: (s) => s.scaleAt("a", "rate(1 hour)", { min: 1 }) })).diagnostics,
    ],
    "a secret's name without an account": [
      "secret-place-unknown",
      "/taskDefinitions/t/containerDefinitions/0/secrets/0/valueFrom",
      () => compile([task("t").container("app", (c) => c.image("a").secret("A", secretsManager("a")))]).diagnostics,
    ],
    "a secret's name that ends like an ARN": [
      "secret-name-end",
      "/taskDefinitions/t/containerDefinitions/0/secrets/0/valueFrom",
      () => placed("db-4F9a2c"),
    ],
    "and one that ends with a word": [
      "secret-partial-arn",
      "/taskDefinitions/t/containerDefinitions/0/secrets/0/valueFrom",
      () => placed("app-config"),
    ],
  };

  it.each(Object.entries(cases))("name %s", (_, [rule, path, found]) => {
    const finding = found().find((diagnostic) => diagnostic.rule === rule);
    expect(finding).toMatchObject({ rule, path, message: expect.stringMatching(/\.$/), hint: expect.stringMatching(/[.?)]$/) });
    expect(finding!.location?.file).toBe(fileURLToPath(import.meta.url));
  });
});

describe("a secret's name", () => {
  it("becomes an ARN, and draws no warning", () => {
    const t = task("t").container("app", (c) => c.image("a").secret("A", secretsManager("shop/db", { key: "password" })));
    const { assembly, diagnostics } = compile(app("shop", { t }).account("123456789012").region("cn-north-1"));
    const { containerDefinitions } = assembly.taskDefinitions!["t"]!;
    expect(containerDefinitions![0]!.secrets).toEqual([
      { name: "A", valueFrom: "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:shop/db:password::" },
    ]);
    expect(diagnostics.filter(({ path }) => path.includes("/secrets/"))).toEqual([]);
  });
});

describe("the side map", () => {
  const envoy = sidecar("envoy", (c) =>
    c
      .image("envoy", "1") // @envoy
      .port("admin", 9901),
  );
  const shop = app("shop", {
    web: task("web")
      .fargate(size) // @fargate
      .add(envoy)
      .container(
        "app",
        (c) =>
          c
            .image("web", "1") // @image
            .env({ A: "1", B: "2" }) // @env
            .env("A", "3") // @env-again
            .port("http", 8080) // @port
            .local({ command: ["web"] }) // @local
            .raw({ hostname: "web" }), // @raw
      ),
  })
    .cluster("main") // @cluster
    .namespace("shop.local") // @namespace
    .network({ subnets: ["s"] }) // @network
    .oneOff("once", web, (run) => run.schedule("rate(1 hour)").count(2)) // @once
    .configure({
      web: (s) =>
        s
          .serve("http") // @serve
          .as("shop", 80) // @as
          .scale({ min: 1, max: 2, cpu: 50 }), // @scale
    });
  const { assembly, sources } = compile(shop);

  it.each<[pointer: string, mark: string]>([
    ["/taskDefinitions/web/cpu", "fargate"],
    ["/taskDefinitions/web/containerDefinitions/0/image", "envoy"],
    ["/taskDefinitions/web/containerDefinitions/1/image", "image"],
    ["/taskDefinitions/web/containerDefinitions/1/environment/0", "env-again"],
    ["/taskDefinitions/web/containerDefinitions/1/environment/1/value", "env"],
    ["/taskDefinitions/web/containerDefinitions/1/portMappings/0/containerPort", "port"],
    ["/taskDefinitions/web/containerDefinitions/1/hostname", "raw"],
    ["/local/web~1app/command", "local"],
    ["/clusters/main/clusterName", "cluster"],
    ["/namespaces/shop.local", "namespace"],
    ["/services/main~1web/networkConfiguration/awsvpcConfiguration/subnets/0", "network"],
    ["/services/main~1web/serviceConnectConfiguration/services/0/portName", "serve"],
    ["/services/main~1web/serviceConnectConfiguration/services/0/discoveryName", "as"],
    ["/scaling/main~1web/policies/0/PolicyName", "scale"],
    ["/tasks/once/request/count", "once"],
    ["/tasks/once/schedule", "once"],
  ])("says that %s was written at @%s", (pointer, mark) => {
    expect(valueAt(assembly, pointer)).toBeDefined();
    expect(sources.at(pointer)).toMatchObject({ file: fileURLToPath(import.meta.url), line: lineOf(mark) });
  });

  it("lists what is known, and every pointer in it is in the Assembly", () => {
    const entries = [...sources.entries()];
    expect(entries.length).toBeGreaterThan(20);
    expect(entries.filter(([pointer]) => valueAt(assembly, pointer) === undefined).map(([pointer]) => pointer)).toEqual([]);
    for (const [pointer, location] of entries) expect(sources.at(pointer), pointer).toEqual(location);
  });

  it("leaves no trace in the Assembly", () => {
    expect(JSON.stringify(assembly)).not.toContain("compile.test");
  });

  it("gives each of the rules' findings its line", () => {
    const { diagnostics } = compile(app("shop", { web }));
    const locations: (Location | undefined)[] = diagnostics.map(({ location }) => location);
    expect(locations.length).toBeGreaterThan(0);
    expect(locations.every((location) => location?.file === fileURLToPath(import.meta.url))).toBe(true);
  });

  it("keeps the line in copies of a finding and in its JSON", () => {
    const { diagnostics, sources } = compile(app("shop", { web }));
    const [finding] = diagnostics;
    const location = sources.at(finding!.path);
    expect(location).toBeDefined();
    expect([{ ...finding! }.location, structuredClone(finding!).location, JSON.parse(JSON.stringify(finding)).location]).toEqual([
      location,
      location,
      location,
    ]);
  });
});

function errors(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
}

/** The line of this file that ends with the mark. */
function lineOf(mark: string): number {
  return (
    readFileSync(fileURLToPath(import.meta.url), "utf8")
      .split("\n")
      .findIndex((line) => line.endsWith(`// @${mark}`)) + 1
  );
}

function valueAt(root: unknown, pointer: string): unknown {
  const segments = pointer.split("/").slice(1);
  return segments.reduce<unknown>(
    (value, segment) => (value as Record<string, unknown> | undefined)?.[segment.replaceAll("~1", "/").replaceAll("~0", "~")],
    root,
  );
}

describe("grants", () => {
  const reader = task("reader")
    .fargate({ cpu: 256, memory: 512 })
    .grant(["s3:GetObject", "s3:ListBucket"], ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"])
    .grant("sqs:SendMessage", "*", { condition: { Bool: { "aws:SecureTransport": "true" } } })
    .container("app", (c) => c.image("reader", "1"));

  it("stand beside the definition, each with its line", () => {
    const { assembly, sources } = compile([reader]);
    expect(assembly.grants).toEqual({
      reader: [
        { actions: ["s3:GetObject", "s3:ListBucket"], resources: ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"] },
        { actions: ["sqs:SendMessage"], resources: ["*"], condition: { Bool: { "aws:SecureTransport": ["true"] } } },
      ],
    });
    expect(readAssembly(assembly).diagnostics).toEqual([]);
    expect(sources.at("/grants/reader/1")!.line).toBe(sources.at("/grants/reader/0")!.line + 1);
  });
});
