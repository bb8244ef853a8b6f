import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoHostPath } from "./fargate-no-host-path.js";

const volumes = [{ name: "data", host: { sourcePath: "/data" } }];

testRule(fargateNoHostPath, {
  passes: { "an empty host": fargate({ volumes: [{ name: "data", host: {} }] }), "on EC2": ec2({ volumes }) },
  fails: { "on Fargate": [fargate({ volumes }), "path", "/volumes/0/host/sourcePath", { volume: "data" }] },
});
