import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { tmpfsFields } from "./tmpfs-fields.js";

const tmpfs = (containerPath: string, size: number, ...mountOptions: string[]) =>
  ec2({}, { linuxParameters: { tmpfs: [{ containerPath, size, mountOptions }] } });

testRule(tmpfsFields, {
  passes: { plain: tmpfs("/run", 64), "with options": tmpfs("/run", 64, "noexec", "mode=1777") },
  fails: {
    "a relative path": [tmpfs("run", 64), "path", "/containerDefinitions/0/linuxParameters/tmpfs/0/containerPath", { path: "run" }],
    "no size": [tmpfs("/run", 0), "size", "/containerDefinitions/0/linuxParameters/tmpfs/0/size"],
    "another option": [tmpfs("/run", 64, "noexec", "huge"), "option", "/containerDefinitions/0/linuxParameters/tmpfs/0/mountOptions/1"],
  },
});
