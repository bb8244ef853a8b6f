import type { Listener, Rule } from "@stowage/model/elbv2";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LoadBalancingApi } from "./cluster-api.js";
import { readListeners } from "./read-listeners.js";

const listeners: readonly Listener[] = [80, 443, 8443].map((Port) => ({ ListenerArn: `listener-${Port}`, Port, Protocol: "HTTP" }));
const rules: readonly Rule[] = [
  ...["2", "10", "100"].map((Priority) => ({ RuleArn: `rule-${Priority}`, Priority, IsDefault: false })),
  { RuleArn: "rule-default", Priority: "default", IsDefault: true },
];

/** Answers in these orders, one item a page. */
function answering(Listeners: readonly Listener[], Rules: readonly Rule[]): LoadBalancingApi {
  const page = <T>(all: readonly T[], Marker = "0"): { readonly items: T[]; readonly NextMarker: string | undefined } => {
    const at = Number(Marker);
    return { items: all.slice(at, at + 1), NextMarker: at + 1 < all.length ? String(at + 1) : undefined };
  };
  return {
    describeListeners: ({ Marker }: { Marker?: string }) => {
      const { items, NextMarker } = page(Listeners, Marker);
      return Promise.resolve({ Listeners: items, NextMarker });
    },
    describeRules: ({ Marker }: { Marker?: string }) => {
      const { items, NextMarker } = page(Rules, Marker);
      return Promise.resolve({ Rules: items, NextMarker });
    },
    describeListenerAttributes: () => Promise.resolve({}),
  } as Partial<LoadBalancingApi> as LoadBalancingApi;
}

describe("readListeners", () => {
  it("gives listeners by port and rules by priority, in whatever order AWS answers", async () => {
    const orders = fc.tuple(shuffled(listeners), shuffled(rules));
    await fc.assert(
      fc.asyncProperty(orders, async ([someListeners, someRules]) => {
        const read = await readListeners(answering(someListeners, someRules), "public");
        expect(read.map(({ listener }) => listener)).toEqual(listeners);
        for (const { rules: ofOne } of read) expect(ofOne).toEqual(rules);
      }),
    );
  });

  it("gives each certificate once, the default one first", async () => {
    const [listener] = listeners;
    const api = answering([{ ...listener!, Certificates: [{ CertificateArn: "b" }] }], []);
    const Certificates = [
      { CertificateArn: "c" },
      { CertificateArn: "b" },
      { CertificateArn: "a" },
      { CertificateArn: "b", IsDefault: true },
    ];
    const [read] = await readListeners({ ...api, describeListenerCertificates: () => Promise.resolve({ Certificates }) }, "public");
    expect(read!.certificates.map(({ CertificateArn }) => CertificateArn)).toEqual(["b", "a", "c"]);
  });
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
