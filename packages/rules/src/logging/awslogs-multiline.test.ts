import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { awslogsMultiline } from "./awslogs-multiline.js";

const log = (options: { readonly [option: string]: string }) =>
  ec2(
    {},
    {
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "web", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web", ...options },
      },
    },
  );

testRule(awslogsMultiline, {
  passes: { one: log({ "awslogs-datetime-format": "%Y" }) },
  fails: {
    both: [
      log({ "awslogs-datetime-format": "%Y", "awslogs-multiline-pattern": "^INFO" }),
      "both",
      "/containerDefinitions/0/logConfiguration/options/awslogs-multiline-pattern",
    ],
  },
});
