import { attributes, balanced } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancingAttributesTogether } from "./load-balancing-attributes-together.js";

const ofWeb = (values: Readonly<Record<string, string>>): unknown =>
  balanced({ public: { targetGroupAttributes: [{ TargetGroupArn: "web", Attributes: attributes(values) }] } });
const ofPublic = (values: Readonly<Record<string, string>>): unknown =>
  balanced({ public: { loadBalancerAttributes: { LoadBalancerArn: "public", Attributes: attributes(values) } } });
const place = (index: number): string => `/loadBalancers/public/targetGroupAttributes/0/Attributes/${index}/Value`;

testRule(loadBalancingAttributesTogether, {
  passes: {
    "logs with a bucket": ofPublic({ "access_logs.s3.enabled": "true", "access_logs.s3.bucket": "logs" }),
    "a cookie with a name": ofWeb({ "stickiness.type": "app_cookie", "stickiness.app_cookie.cookie_name": "session" }),
    "a slow start by round robin": ofWeb({ "slow_start.duration_seconds": "60", "load_balancing.algorithm.type": "round_robin" }),
    "no slow start": ofWeb({ "slow_start.duration_seconds": "0", "load_balancing.algorithm.type": "weighted_random" }),
    "mitigated anomalies": ofWeb({
      "load_balancing.algorithm.type": "weighted_random",
      "load_balancing.algorithm.anomaly_mitigation": "on",
    }),
  },
  fails: {
    "logs without a bucket": [
      ofPublic({ "access_logs.s3.enabled": "true" }),
      "needs",
      "/loadBalancers/public/loadBalancerAttributes/Attributes/0/Value",
      {
        key: "access_logs.s3.enabled",
        owner: 'the load balancer "public"',
        value: "true",
        other: "access_logs.s3.bucket",
        words: "the name of a bucket",
      },
    ],
    "a cookie of the load balancer's own": [
      ofWeb({ "stickiness.app_cookie.cookie_name": "AWSALBTG", "stickiness.type": "app_cookie" }),
      "needs",
      place(1),
    ],
    "mitigated anomalies by round robin": [ofWeb({ "load_balancing.algorithm.anomaly_mitigation": "on" }), "needs", place(0)],
    "a slow start by weighted random": [
      ofWeb({ "slow_start.duration_seconds": "60", "load_balancing.algorithm.type": "weighted_random" }),
      "weighted",
      place(1),
    ],
    "a slow start by least outstanding requests": [
      ofWeb({ "slow_start.duration_seconds": "60", "load_balancing.algorithm.type": "least_outstanding_requests" }),
      "outstanding",
      place(1),
      { owner: 'The target group "web"', value: "least_outstanding_requests" },
    ],
  },
});
