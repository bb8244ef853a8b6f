import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoDockerVolumes } from "./fargate-no-docker-volumes.js";

const volumes = [{ name: "data", dockerVolumeConfiguration: { scope: "task" as const } }];

testRule(fargateNoDockerVolumes, {
  passes: { "a bind mount": fargate({ volumes: [{ name: "data" }] }), "on EC2": ec2({ volumes }) },
  fails: { "on Fargate": [fargate({ volumes }), "docker", "/volumes/0/dockerVolumeConfiguration", { volume: "data" }] },
});
