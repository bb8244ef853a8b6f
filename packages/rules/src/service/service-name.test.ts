import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceName } from "./service-name.js";

testRule(serviceName, {
  passes: { "every kind of character": service({ serviceName: "Web_1-a" }) },
  fails: {
    empty: [service({ serviceName: "" }), "pattern", "/serviceName"],
    "a slash": [service({ serviceName: "shop/web" }), "pattern", "/serviceName", { name: "shop/web" }],
  },
});
