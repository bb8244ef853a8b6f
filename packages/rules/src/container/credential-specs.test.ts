import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { credentialSpecs } from "./credential-specs.js";

const specs = (...credentialSpecs: string[]) => ec2({}, { credentialSpecs });
const arn = "arn:aws:ssm:us-east-1:123456789012:parameter/gmsa";

testRule(credentialSpecs, {
  passes: { joined: specs(`credentialspec:${arn}`), domainless: specs("credentialspecdomainless:arn:aws:s3:::bucket/gmsa.json") },
  fails: {
    two: [specs(`credentialspec:${arn}`, `credentialspec:${arn}`), "many", "/containerDefinitions/0/credentialSpecs", { count: 2, max: 1 }],
    "an ARN alone": [specs(arn), "form", "/containerDefinitions/0/credentialSpecs/0"],
  },
});
