import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { imageMovingTag } from "./image-moving-tag.js";

const image = (text: string) => fargate({}, { image: text });

testRule(imageMovingTag, {
  passes: {
    "a version": image("nginx:1.27"),
    "a digest": image(`nginx@sha256:${"0".repeat(64)}`),
    "a registry with a port and a version": image("localhost:5000/app:1"),
  },
  fails: {
    latest: [image("nginx:latest"), "latest", "/containerDefinitions/0/image"],
    "no tag": [image("localhost:5000/app"), "none", "/containerDefinitions/0/image"],
  },
});
