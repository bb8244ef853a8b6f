import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { noPublicIp } from "./no-public-ip.js";

const assigned = (assignPublicIp: "ENABLED" | "DISABLED") =>
  service({ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a"], assignPublicIp } } });

testRule(noPublicIp, {
  passes: { none: assigned("DISABLED"), "by default": service() },
  fails: { one: [assigned("ENABLED"), "address", "/networkConfiguration/awsvpcConfiguration/assignPublicIp"] },
});
