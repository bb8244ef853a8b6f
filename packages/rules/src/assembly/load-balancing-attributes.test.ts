import { attributes, balanced } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { loadBalancingAttributes } from "./load-balancing-attributes.js";

const ofWeb = (values: Readonly<Record<string, string>>): unknown =>
  balanced({ public: { targetGroupAttributes: [{ TargetGroupArn: "web", Attributes: attributes(values) }] } });
const ofPublic = (values: Readonly<Record<string, string>>): unknown =>
  balanced({ public: { loadBalancerAttributes: { LoadBalancerArn: "public", Attributes: attributes(values) } } });

testRule(loadBalancingAttributes, {
  passes: {
    "of a target group": ofWeb({ "deregistration_delay.timeout_seconds": "30", "stickiness.enabled": "true" }),
    "of a load balancer": ofPublic({ "idle_timeout.timeout_seconds": "120" }),
    "of a listener": balanced({
      stream: { listenerAttributes: [{ ListenerArn: "stream:80", Attributes: attributes({ "tcp.idle_timeout.seconds": "600" }) }] },
    }),
    "one that is not known": ofPublic({ "routing.http3.enabled": "true" }),
  },
  fails: {
    "out of its range": [
      ofWeb({ "stickiness.enabled": "true", "deregistration_delay.timeout_seconds": "3601" }),
      "value",
      "/loadBalancers/public/targetGroupAttributes/0/Attributes/1/Value",
      {
        key: "deregistration_delay.timeout_seconds",
        owner: 'the target group "web"',
        takes: "a whole number from 0 to 3600",
        value: "3601",
      },
    ],
    "no word that it takes": [
      ofPublic({ "routing.http.xff_header_processing.mode": "drop" }),
      "value",
      "/loadBalancers/public/loadBalancerAttributes/Attributes/0/Value",
    ],
    "an attribute of another type": [
      balanced({
        stream: { loadBalancerAttributes: { LoadBalancerArn: "stream", Attributes: attributes({ "idle_timeout.timeout_seconds": "60" }) } },
      }),
      "elsewhere",
      "/loadBalancers/stream/loadBalancerAttributes/Attributes/0/Key",
      { key: "idle_timeout.timeout_seconds", owner: 'the load balancer "stream"' },
    ],
    "an attribute of another protocol": [
      balanced({
        stream: {
          targetGroupAttributes: [{ TargetGroupArn: "log", Attributes: attributes({ "slow_start.duration_seconds": "60" }) }],
        },
      }),
      "elsewhere",
      "/loadBalancers/stream/targetGroupAttributes/0/Attributes/0/Key",
    ],
    twice: [
      balanced({
        public: {
          targetGroupAttributes: [
            {
              TargetGroupArn: "web",
              Attributes: [...attributes({ "stickiness.enabled": "true" }), ...attributes({ "stickiness.enabled": "false" })],
            },
          ],
        },
      }),
      "twice",
      "/loadBalancers/public/targetGroupAttributes/0/Attributes/1/Key",
    ],
  },
});
