import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { fargateSpotWindows } from "./fargate-spot-windows.js";

const spot = service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] });
const windows = fargate({ cpu: "1024", memory: "2048", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } });

testRule(fargateSpotWindows, {
  passes: { Linux: given(spot, { taskDefinition: fargate() }), "Windows on FARGATE": given(service(), { taskDefinition: windows }) },
  fails: { Windows: [given(spot, { taskDefinition: windows }), "windows", "/capacityProviderStrategy/0/capacityProvider"] },
});
