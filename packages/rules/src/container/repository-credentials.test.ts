import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { repositoryCredentials } from "./repository-credentials.js";

const private_ = (credentialsParameter: string, executionRoleArn?: string) =>
  fargate({ executionRoleArn }, { repositoryCredentials: { credentialsParameter } });
const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:hub-AbCdEf";
const role = "arn:aws:iam::123456789012:role/execution";

testRule(repositoryCredentials, {
  passes: { "an ARN": private_(secret, role), "a name": private_("hub", role) },
  fails: {
    "no role": [private_(secret), "role", "/containerDefinitions/0/repositoryCredentials"],
    "a parameter": [
      private_("arn:aws:ssm:us-east-1:123456789012:parameter/hub", role),
      "arn",
      "/containerDefinitions/0/repositoryCredentials/credentialsParameter",
    ],
  },
});
