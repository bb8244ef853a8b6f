import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerImageRequired } from "./container-image-required.js";

testRule(containerImageRequired, {
  passes: { "an image": fargate() },
  fails: {
    "no image": [fargate({}, { image: undefined }), "missing", "/containerDefinitions/0/image", { container: "app" }],
    "an empty one": [fargate({}, { image: "" }), "missing", "/containerDefinitions/0/image"],
  },
});
