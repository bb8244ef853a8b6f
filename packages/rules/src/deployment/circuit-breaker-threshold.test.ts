import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { circuitBreakerThreshold } from "./circuit-breaker-threshold.js";

const threshold = (value: number) =>
  service({
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration: { type: "COUNT", value } },
    },
  });

testRule(circuitBreakerThreshold, {
  passes: { three: threshold(3) },
  fails: { none: [threshold(0), "value", "/deploymentConfiguration/deploymentCircuitBreaker/thresholdConfiguration/value", { value: 0 }] },
});
