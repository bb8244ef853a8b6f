import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateExecutionRoleEcr } from "./fargate-execution-role-ecr.js";

const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1";

testRule(fargateExecutionRoleEcr, {
  passes: {
    "with a role": fargate({ executionRoleArn: "arn:aws:iam::123456789012:role/execution" }, { image }),
    "a public repository": fargate({}, { image: "public.ecr.aws/nginx/nginx:1.27" }),
    "on EC2": ec2({}, { image }),
  },
  fails: {
    none: [fargate({}, {}, { image }), "role", "/executionRoleArn", { image }],
    "in China": [fargate({}, { image: "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1" }), "role", "/executionRoleArn"],
  },
});
