import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalNoSelinux } from "./external-no-selinux.js";

const external = (...dockerSecurityOptions: string[]): unknown => ec2({ requiresCompatibilities: ["EXTERNAL"] }, { dockerSecurityOptions });

testRule(externalNoSelinux, {
  passes: {
    "another option": external("no-new-privileges"),
    "on instances of EC2": ec2({}, { dockerSecurityOptions: ["label:type:svirt_apache"] }),
  },
  fails: {
    "a label": [
      external("no-new-privileges", "label:type:svirt_apache"),
      "label",
      "/containerDefinitions/0/dockerSecurityOptions/1",
      { option: "label:type:svirt_apache" },
    ],
  },
});
