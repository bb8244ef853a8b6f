import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { hostPortsMax } from "./host-ports-max.js";

const mapped = (count: number) =>
  ec2({}, { portMappings: Array.from({ length: count }, (_, index) => ({ containerPort: 1000 + index, hostPort: 1000 + index })) });

testRule(hostPortsMax, {
  passes: { "as many as there are": mapped(95) },
  fails: { more: [mapped(96), "many", "/containerDefinitions", { count: 96, max: 95 }] },
});
