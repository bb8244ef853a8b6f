import { service, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { clientToken } from "./client-token.js";

testRule(clientToken, {
  passes: {
    "a UUID": service({ clientToken: "0f8fad5b-d9cb-469f-a165-70867728950e" }),
    "longer for a task": given(runTask({ clientToken: "x".repeat(64) }), {}, "runTask"),
  },
  fails: {
    "too long": [service({ clientToken: "x".repeat(37) }), "form", "/clientToken", { length: 37, max: 36 }],
    "a space": [given(runTask({ clientToken: "a b" }), {}, "runTask"), "form", "/clientToken"],
  },
});
