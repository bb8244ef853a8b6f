import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { envPlainSecret } from "./env-plain-secret.js";

const env = (name: string, value: string) => fargate({}, { environment: [{ name, value }] });
const path = "/containerDefinitions/0/environment/0/name";

testRule(envPlainSecret, {
  passes: {
    "another name": env("PORT", "s3cr3t"),
    "a life time": env("TOKEN_TTL", "3600s"),
    "a file": env("DB_PASSWORD_FILE", "/run/secrets/db"),
    "an ARN": env("SECRET_ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:x"),
    "a placeholder": env("DB_PASSWORD", "{{ password }}"),
    "part of a word": env("TOKENIZER", "fast"),
  },
  fails: {
    "a password": [env("DB_PASSWORD", "hunter2"), "plain", path, { name: "DB_PASSWORD" }],
    "a key": [env("apiKey_API_KEY", "a1b2"), "plain", path],
  },
});
