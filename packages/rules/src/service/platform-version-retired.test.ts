import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { platformVersionRetired } from "./platform-version-retired.js";

testRule(platformVersionRetired, {
  passes: {
    current: service({ platformVersion: "1.4.0" }),
    Windows: given(service({ platformVersion: "1.0.0" }), {
      taskDefinition: fargate({ cpu: "1024", memory: "2048", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
    }),
  },
  fails: { old: [service({ platformVersion: "1.3.0" }), "retired", "/platformVersion", { version: "1.3.0" }] },
});
