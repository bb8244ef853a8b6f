import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ecrRegistryHost } from "./ecr-registry-host.js";

const pulled = (host: string) => fargate({ executionRoleArn: "execution" }, { image: `${host}/web:1` });

testRule(ecrRegistryHost, {
  passes: {
    "in a commercial region": pulled("123456789012.dkr.ecr.eu-west-1.amazonaws.com"),
    "in China": pulled("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn"),
    "in GovCloud, with FIPS": pulled("123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com"),
    "in the European Sovereign Cloud": pulled("123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu"),
    "dual-stack": pulled("123456789012.dkr-ecr.eu-west-1.on.aws"),
    "a registry of one's own": pulled("registry.example.com"),
  },
  fails: {
    "China without its domain": [
      pulled("123456789012.dkr.ecr.cn-north-1.amazonaws.com"),
      "domain",
      "/containerDefinitions/0/image",
      { host: "123456789012.dkr.ecr.cn-north-1.amazonaws.com", region: "cn-north-1", suffix: "amazonaws.com.cn" },
    ],
    "elsewhere with China's": [pulled("123456789012.dkr.ecr.us-east-1.amazonaws.com.cn"), "domain", "/containerDefinitions/0/image"],
    "China's as some write it": [pulled("123456789012.dkr.ecr.cn-northwest-1.amazonaws.cn"), "domain", "/containerDefinitions/0/image"],
  },
});
