import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { envFiles } from "./env-files.js";

const files = (...values: string[]) =>
  fargate({ executionRoleArn: "execution" }, { environmentFiles: values.map((value) => ({ value, type: "s3" as const })) });
const arn = "arn:aws:s3:::bucket/web.env";

testRule(envFiles, {
  passes: { one: files(arn), ten: files(...Array.from({ length: 10 }, () => arn)) },
  fails: {
    "another ending": [files("arn:aws:s3:::bucket/web.txt"), "form", "/containerDefinitions/0/environmentFiles/0/value"],
    "a URL": [files("s3://bucket/web.env"), "form", "/containerDefinitions/0/environmentFiles/0/value", { value: "s3://bucket/web.env" }],
    eleven: [
      files(...Array.from({ length: 11 }, () => arn)),
      "many",
      "/containerDefinitions/0/environmentFiles",
      { container: "app", count: 11, max: 10 },
    ],
  },
});
