import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { tagsMax } from "./tags-max.js";

const tagged = (count: number) => fargate({ tags: Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: "v" })) });

testRule(tagsMax, {
  passes: { fifty: tagged(50), "a service": given(service({ tags: [{ key: "a", value: "1" }] }), {}, "service") },
  fails: {
    more: [tagged(51), "many", "/tags", { count: 51, max: 50 }],
    "one key twice": [
      given(
        service({
          tags: [
            { key: "a", value: "1" },
            { key: "a", value: "2" },
          ],
        }),
        {},
        "service",
      ),
      "twice",
      "/tags/1/key",
      { key: "a" },
    ],
  },
});
