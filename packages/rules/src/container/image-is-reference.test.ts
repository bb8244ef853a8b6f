import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { imageIsReference } from "./image-is-reference.js";

const image = (text: string) => fargate({}, { image: text });

testRule(imageIsReference, {
  passes: {
    "a registry in capitals": image("XXXXX.dkr.ecr.us-east-1.amazonaws.com/app:1"),
    "a tag in capitals": image("nginx:Release-1"),
    "a port": image("localhost:5000/app:V1"),
  },
  fails: {
    "a URL": [image("https://registry.example.com/app:1"), "url", "/containerDefinitions/0/image"],
    "an ARN": [image("arn:aws:ecr:us-east-1:123456789012:repository/app"), "arn", "/containerDefinitions/0/image"],
    "capitals in the repository": [
      image("docker.io/MyTeam/app:1"),
      "capitals",
      "/containerDefinitions/0/image",
      { repository: "MyTeam/app" },
    ],
    "capitals without a registry": [image("Nginx"), "capitals", "/containerDefinitions/0/image", { repository: "Nginx" }],
  },
});
