import { testRule } from "../../test/test-rule.js";
import { namespaceName } from "./namespace-name.js";

testRule(namespaceName, {
  passes: { dots: { Name: "shop.local" } },
  fails: { empty: [{ Name: "" }, "name", "/Name"], "a space": [{ Name: "my shop" }, "name", "/Name", { name: "my shop" }] },
});
