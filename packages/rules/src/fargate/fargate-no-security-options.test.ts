import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoSecurityOptions } from "./fargate-no-security-options.js";

const dockerSecurityOptions = ["no-new-privileges"];

testRule(fargateNoSecurityOptions, {
  passes: { "an empty list": fargate({}, { dockerSecurityOptions: [] }), "on EC2": ec2({}, { dockerSecurityOptions }) },
  fails: { "on Fargate": [fargate({}, { dockerSecurityOptions }), "options", "/containerDefinitions/0/dockerSecurityOptions"] },
});
