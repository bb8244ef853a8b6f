import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dockerSecurityOptions } from "./docker-security-options.js";

const options = (...dockerSecurityOptions: string[]) => ec2({}, { dockerSecurityOptions });

testRule(dockerSecurityOptions, {
  passes: {
    "each of them": options("no-new-privileges", "apparmor:docker-default", "label:type:svirt_apache_t", "credentialspec:file://a.json"),
  },
  fails: {
    "another of Docker's": [
      options("no-new-privileges", "seccomp:unconfined"),
      "unknown",
      "/containerDefinitions/0/dockerSecurityOptions/1",
      { option: "seccomp:unconfined" },
    ],
  },
});
