import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoDevices } from "./fargate-no-devices.js";

const linuxParameters = { devices: [{ hostPath: "/dev/fuse" }] };

testRule(fargateNoDevices, {
  passes: { "an empty list": fargate({}, { linuxParameters: { devices: [] } }), "on EC2": ec2({}, { linuxParameters }) },
  fails: { "on Fargate": [fargate({}, { linuxParameters }), "devices", "/containerDefinitions/0/linuxParameters/devices"] },
});
