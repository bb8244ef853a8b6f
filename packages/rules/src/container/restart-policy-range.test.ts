import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { restartPolicyRange } from "./restart-policy-range.js";

const policy = (restartAttemptPeriod: number, codes = 0) =>
  ec2({}, { restartPolicy: { enabled: true, restartAttemptPeriod, ignoredExitCodes: Array.from({ length: codes }, (_, code) => code) } });

testRule(restartPolicyRange, {
  passes: { "the least": policy(60), "the most": policy(1800, 50) },
  fails: {
    "too short": [policy(59), "period", "/containerDefinitions/0/restartPolicy/restartAttemptPeriod", { period: 59, min: 60, max: 1800 }],
    "too many codes": [policy(60, 51), "codes", "/containerDefinitions/0/restartPolicy/ignoredExitCodes", { count: 51, max: 50 }],
  },
});
