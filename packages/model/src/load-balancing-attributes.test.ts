import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  attributeTakes,
  listenerAttributes,
  loadBalancerAttributes,
  takesValue,
  targetGroupAttributes,
} from "./load-balancing-attributes.js";

describe("attributes of load balancing", () => {
  it.each([
    ["an Application Load Balancer", loadBalancerAttributes(undefined), "idle_timeout.timeout_seconds", "dns_record.client_routing_policy"],
    ["a Network Load Balancer", loadBalancerAttributes("network"), "dns_record.client_routing_policy", "idle_timeout.timeout_seconds"],
    ["a Gateway Load Balancer", loadBalancerAttributes("gateway"), "deletion_protection.enabled", "access_logs.s3.enabled"],
    ["a target group for HTTP", targetGroupAttributes("HTTP", "ip"), "slow_start.duration_seconds", "proxy_protocol_v2.enabled"],
    ["a target group for TCP", targetGroupAttributes("TCP", "ip"), "proxy_protocol_v2.enabled", "slow_start.duration_seconds"],
    [
      "a target group for GENEVE",
      targetGroupAttributes("GENEVE", "ip"),
      "target_failover.on_unhealthy",
      "load_balancing.cross_zone.enabled",
    ],
    ["a function", targetGroupAttributes(undefined, "lambda"), "lambda.multi_value_headers.enabled", "stickiness.enabled"],
    ["a listener for HTTPS", listenerAttributes("HTTPS"), "routing.http.response.server.enabled", "tcp.idle_timeout.seconds"],
    ["a listener for TCP", listenerAttributes("TCP"), "tcp.idle_timeout.seconds", "routing.http.response.server.enabled"],
    ["a Gateway Load Balancer's listener", listenerAttributes(undefined), "send_tcp_reset.on_idle_timeout.enabled", "x"],
    ["a listener for UDP", listenerAttributes("UDP"), undefined, "tcp.idle_timeout.seconds"],
  ])("of %s are its own", (_name, table, has, lacks) => {
    if (has !== undefined) expect(table).toHaveProperty([has]);
    expect(table).not.toHaveProperty([lacks]);
  });

  it.each([
    [{ range: [1, 4000] }, ["1", "4000"], ["0", "4001", "1.5", "-1", "", "1e3"], "a whole number from 1 to 4000"],
    [{ range: [30, 900], words: ["0"] }, ["0", "30", "900"], ["29", "901"], "0, or a whole number from 30 to 900"],
    [{ words: ["true", "false"] }, ["true"], ["yes", ""], "true or false"],
    [{}, ["", "anything"], [], "any text"],
  ] as const)("%j takes %j and not %j", (attribute, takes, refuses, words) => {
    for (const value of takes) expect(takesValue(attribute, value), value).toBe(true);
    for (const value of refuses) expect(takesValue(attribute, value), value).toBe(false);
    expect(attributeTakes(attribute)).toBe(words);
  });

  it("are those that the SDK's documentation names", () => {
    const sdk = dirname(createRequire(import.meta.url).resolve("@aws-sdk/client-elastic-load-balancing-v2"));
    const text = readFileSync(join(sdk, "../dist-types/models/models_0.d.ts"), "utf8");
    const documented = ["LoadBalancerAttribute", "TargetGroupAttribute", "ListenerAttribute"].flatMap((name) => {
      const [own = ""] = new RegExp(`interface ${name} \\{[^]*?\\n\\}`).exec(text) ?? [];
      return [...own.matchAll(/\* +<code>([a-z0-9_]+(?:\.[a-z0-9_]+)+)<\/code>\s+[-\u2013]/g)].map(([, key]) => key!);
    });
    const known = [
      ...["application", "network", "gateway"].map(loadBalancerAttributes),
      ...["HTTP", "TCP", "GENEVE"].map((protocol) => targetGroupAttributes(protocol, "ip")),
      targetGroupAttributes(undefined, "lambda"),
      ...["HTTP", "TCP", undefined].map(listenerAttributes),
    ].flatMap((table) => Object.keys(table));
    expect([...new Set(known)].sort()).toEqual([...new Set(documented)].sort());
  });

  it("take their own defaults", () => {
    const tables = [
      ...["application", "network", "gateway"].map(loadBalancerAttributes),
      ...["HTTP", "TCP", "GENEVE"].map((protocol) => targetGroupAttributes(protocol, "ip")),
      ...["HTTP", "TCP", undefined].map(listenerAttributes),
    ];
    for (const [key, attribute] of tables.flatMap((table) => Object.entries(table)))
      if (attribute.default !== undefined) expect(takesValue(attribute, attribute.default), key).toBe(true);
  });
});
