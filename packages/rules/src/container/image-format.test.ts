import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { imageFormat } from "./image-format.js";

const image = (text: string) => ec2({}, { image: text });
const digest = `sha256:${"0a".repeat(32)}`;

testRule(imageFormat, {
  passes: {
    "a tag": image("123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app:1.4.2"),
    "a digest": image(`public.ecr.aws/nginx/nginx@${digest}`),
    both: image(`nginx:1.27@${digest}`),
    "a placeholder": image("{{ must_env `IMAGE` }}"),
  },
  fails: {
    "a space": [image("nginx :1.27"), "characters", "/containerDefinitions/0/image", { image: "nginx :1.27" }],
    "too long": [image("x".repeat(256)), "long", "/containerDefinitions/0/image"],
    "a short digest": [image("nginx@sha256:00"), "digest", "/containerDefinitions/0/image", { digest: "sha256:00" }],
    "another hash": [image(`nginx@sha512:${"0".repeat(128)}`), "digest", "/containerDefinitions/0/image"],
  },
});
