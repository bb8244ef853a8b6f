import { app, compile, task } from "@stowage/dsl";
import type { AppLoadBalancer, RouteOptions, RouteTarget } from "@stowage/dsl";
import { listenerAttributes, loadBalancerAttributes, targetGroupAttributes } from "@stowage/model";
import type { LoadBalancer, LoadBalancingAttributes } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sayBalancerAttributes, sayGroupAttributes, sayListenerAttributes } from "./say-attributes.js";

type Listed = { readonly Key: string; readonly Value: string }[];

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080));

describe("the attributes of load balancers", () => {
  it("have the builder's names where it has some", () => {
    const listed = [
      { Key: "deletion_protection.enabled", Value: "true" },
      { Key: "access_logs.s3.enabled", Value: "true" },
      { Key: "access_logs.s3.bucket", Value: "logs" },
      { Key: "load_balancing.cross_zone.enabled", Value: "true" },
      { Key: "idle_timeout.timeout_seconds", Value: "120" },
      { Key: "routing.http2.enabled", Value: "false" },
    ];
    expect(sayBalancerAttributes("application", listed)).toEqual({
      deletionProtection: true,
      idleTimeout: 120,
      accessLogs: { bucket: "logs" },
      attributes: { "load_balancing.cross_zone.enabled": true, "routing.http2.enabled": false },
    });
    expect(sayBalancerAttributes("network", listed.slice(0, 4))).toEqual({
      deletionProtection: true,
      crossZone: true,
      accessLogs: { bucket: "logs" },
    });
  });

  it("keep ELBv2's names where the builder's would say something else", () => {
    expect(sayBalancerAttributes("application", [{ Key: "access_logs.s3.bucket", Value: "logs" }])).toEqual({
      attributes: { "access_logs.s3.bucket": "logs" },
    });
    const unusual = [
      { Key: "stickiness.enabled", Value: "true" },
      { Key: "stickiness.type", Value: "app_cookie" },
      { Key: "load_balancing.cross_zone.enabled", Value: "use_load_balancer_configuration" },
    ];
    expect(sayGroupAttributes("application", unusual)).toEqual({
      attributes: {
        "stickiness.enabled": true,
        "stickiness.type": "app_cookie",
        "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
      },
    });
  });

  it.each([
    [[["type", "lb_cookie"]], true],
    [
      [
        ["type", "lb_cookie"],
        ["lb_cookie.duration_seconds", "60"],
      ],
      { duration: 60 },
    ],
    [
      [
        ["type", "app_cookie"],
        ["app_cookie.cookie_name", "sid"],
      ],
      { cookie: "sid" },
    ],
    [
      [
        ["type", "app_cookie"],
        ["app_cookie.cookie_name", "sid"],
        ["app_cookie.duration_seconds", "60"],
      ],
      { duration: 60, cookie: "sid" },
    ],
  ])("say how clients stay with a task: %j", (parts, stickiness) => {
    const listed = [["enabled", "true"], ...parts].map(([key, Value]) => ({ Key: `stickiness.${key}`, Value: Value! }));
    expect(sayGroupAttributes("application", listed)).toEqual({ stickiness });
  });

  it.each(["application", "network"] as const)("come back from what is said, whatever they are: %s", (type) => {
    const protocol = type === "application" ? "HTTP" : "TCP";
    const some = (known: LoadBalancingAttributes): fc.Arbitrary<Listed> =>
      fc
        .shuffledSubarray(Object.keys(known))
        .chain((keys) => fc.tuple(...keys.map((Key) => fc.record({ Key: fc.constant(Key), Value: value(known[Key]!) }))));
    const all = fc.tuple(
      some(loadBalancerAttributes(type)),
      some(targetGroupAttributes(protocol, "ip")),
      some(listenerAttributes(protocol)),
    );
    fc.assert(
      fc.property(all, ([balancer, group, listener]) => {
        const made = compiled(
          { type, ...sayBalancerAttributes(type, balancer) } as AppLoadBalancer<string>,
          sayListenerAttributes(listener),
          sayGroupAttributes(type, group),
        );
        expect(sorted(made.loadBalancerAttributes?.Attributes)).toEqual(sorted(balancer));
        expect(sorted(made.targetGroupAttributes?.[0]?.Attributes)).toEqual(sorted(group));
        expect(sorted(made.listenerAttributes?.[0]?.Attributes)).toEqual(sorted(listener));
      }),
      { numRuns: 100 },
    );
  });
});

/** A value that an attribute takes; texts are such as would be numbers or words too. */
function value({ range, words }: LoadBalancingAttributes[string]): fc.Arbitrary<string> {
  const kinds = [
    ...(words === undefined ? [] : [fc.constantFrom(...words)]),
    ...(range === undefined ? [] : [fc.integer({ min: range[0], max: range[1] }).map(String)]),
  ];
  return kinds.length > 0 ? fc.oneof(...kinds) : fc.constantFrom("007", "7", "true", "logs", "1e3");
}

function compiled(balancer: AppLoadBalancer<string>, attributes: object, group: Partial<RouteTarget<string>>): LoadBalancer {
  const listeners = { first: { port: 80, attributes } };
  const options = { ...balancer, vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"], listeners };
  const subject = app("edge", { web })
    .loadBalancer("public", options as AppLoadBalancer<"first">)
    .configure({ web: (s) => s.route("http", "public:first", group as RouteOptions<"public:first">) });
  return compile(subject).assembly.loadBalancers!["public"]!;
}

function sorted(listed: readonly { readonly Key?: string | undefined }[] = []): unknown {
  return listed.toSorted((a, b) => (a.Key! < b.Key! ? -1 : 1));
}
