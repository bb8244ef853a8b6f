import { attributeLists } from "../load-balancing-attributes.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

const algorithm = "load_balancing.algorithm.type";

/** Attributes that ask for another one. */
const needs: readonly {
  readonly key: string;
  readonly is: string;
  readonly other: string;
  readonly needed: (value: string) => boolean;
  readonly words: string;
}[] = [
  ...["access_logs", "connection_logs", "health_check_logs"].map((logs) => ({
    key: `${logs}.s3.enabled`,
    is: "true",
    other: `${logs}.s3.bucket`,
    needed: (value: string) => value !== "",
    words: "the name of a bucket",
  })),
  {
    key: "stickiness.type",
    is: "app_cookie",
    other: "stickiness.app_cookie.cookie_name",
    needed: (value) => value !== "" && !value.startsWith("AWSALB"),
    words: "a name of a cookie that does not begin with AWSALB",
  },
  {
    key: "load_balancing.algorithm.anomaly_mitigation",
    is: "on",
    other: algorithm,
    needed: (value) => value === "weighted_random",
    words: "weighted_random",
  },
];

export const loadBalancingAttributesTogether: Rule = rule({
  id: "load-balancing-attributes-together",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "Logs have a bucket, cookies of an application a name, and slow starts go with round robin alone.",
  source:
    "LoadBalancerAttribute$Key, TargetGroupAttribute$Key; text: kubernetes-sigs/aws-load-balancer-controller#3686; least outstanding requests: code-dot-org/code-dot-org#51253",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
  aws: {
    type: "InvalidConfigurationRequest",
    text: "You cannot enable both slow start and weighted random algorithm on a target group",
    textOf: ["weighted"],
    sure: "seen",
  },
  messages: {
    needs: "{key} of {owner} is {value}, and {other} is not {words}.",
    weighted: "{owner} starts its targets slowly, and balances by {value}.",
    outstanding: "{owner} starts its targets slowly, and balances by {value}.",
  },
  hint: "Write {remedy}.",
  check(assembly, report) {
    for (const { owner, at, attributes } of attributeLists(assembly)) {
      const valueOf = new Map(attributes.map(({ Key = "", Value = "" }) => [Key, Value]));
      const place = (key: string): (string | number)[] => [...at, "Attributes", attributes.findIndex(({ Key }) => Key === key), "Value"];
      for (const { key, is, other, needed, words } of needs) {
        if (valueOf.get(key) !== is || needed(valueOf.get(other) ?? "")) continue;
        report("needs", place(key), { owner, key, value: is, other, words, remedy: `${words} in ${other}, or leave ${key} out` });
      }
      const value = valueOf.get(algorithm) ?? "round_robin";
      const slow = valueOf.get("slow_start.duration_seconds") ?? "0";
      if (slow === "0" || value === "round_robin") continue;
      const remedy = `"round_robin", or leave slow_start.duration_seconds out`;
      const data = { owner: owner.replace("the", "The"), value, remedy };
      if (value === "weighted_random") report("weighted", place(algorithm), data);
      if (value === "least_outstanding_requests") report("outstanding", place(algorithm), data);
    }
  },
});
