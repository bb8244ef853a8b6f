import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { resourceTags } from "./resource-tags.js";

const tags = [{ key: "owner", value: "shop" }];

testRule(resourceTags, {
  passes: {
    "a task definition": fargate({ tags }),
    "a service": given(service({ tags }), {}, "service"),
    "a cluster": given({ clusterName: "main", tags }, {}, "cluster"),
  },
  fails: {
    none: [fargate(), "none", "/tags"],
    "an empty list": [given(service({ tags: [] }), {}, "service"), "none", "/tags"],
    "none of a cluster": [given({ clusterName: "main" }, {}, "cluster"), "none", "/tags"],
  },
});
