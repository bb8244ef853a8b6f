import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { deviceHostPath } from "./device-host-path.js";

const device = (hostPath: string) => ec2({}, { linuxParameters: { devices: [{ hostPath }] } });

testRule(deviceHostPath, {
  passes: { absolute: device("/dev/fuse") },
  fails: {
    relative: [device("dev/fuse"), "relative", "/containerDefinitions/0/linuxParameters/devices/0/hostPath"],
    empty: [device(""), "relative", "/containerDefinitions/0/linuxParameters/devices/0/hostPath"],
  },
});
