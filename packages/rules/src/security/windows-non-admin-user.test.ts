import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { windowsNonAdminUser } from "./windows-non-admin-user.js";

const windows = (user?: string) =>
  ec2({ networkMode: undefined, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }, { user });

testRule(windowsNonAdminUser, {
  passes: { "the image's": windows() },
  fails: { administrator: [windows("ContainerAdministrator"), "admin", "/containerDefinitions/0/user", { container: "app" }] },
});
