import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const efsFileSystemId: Rule = rule({
  id: "efs-file-system-id",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "An EFS volume names its file system by id: fs- and 8 to 40 hexadecimal digits.",
  source: "EFSVolumeConfiguration$fileSystemId; EFS API, FileSystemId",
  docs: "API_EFSVolumeConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "efsVolumeConfiguration",
  messages: { form: '"{id}" is no id of an EFS file system.' },
  hint: "Write the id alone, as in fs-0123456789abcdef0.",
  fix(task, at) {
    const written = task.volumes?.[Number(at[1])]?.efsVolumeConfiguration?.fileSystemId ?? "";
    const id = /^arn:[^/]*:file-system\/(fs-[0-9a-f]{8,40})$/.exec(written)?.[1];
    return id === undefined ? undefined : write(id)(task, at);
  },
  check(task, report) {
    for (const [index, { efsVolumeConfiguration: efs }] of (task.volumes ?? []).entries()) {
      if (efs && !/^fs-[0-9a-f]{8,40}$/.test(efs.fileSystemId))
        report("form", ["volumes", index, "efsVolumeConfiguration", "fileSystemId"], { id: efs.fileSystemId });
    }
  },
});
