import type { NamedSecret } from "../nodes.js";
import { note } from "./draft.js";
import type { Draft } from "./draft.js";
import { ownArn } from "./setting.js";
import type { Setting } from "./setting.js";

/** What ECS takes as `valueFrom` for a secret. */
export function secretValue(draft: Draft, at: string, { source, site }: NamedSecret, setting: Setting): string {
  if (source.service !== "secretsmanager") return source.id;
  const { id, key = "", stage = "", version = "" } = source;
  const arn = id.startsWith("arn:") ? id : ownArn("secretsmanager", `secret:${id}`, setting);
  if (arn === undefined) {
    const missing = [setting.account === undefined && ".account(id)", setting.region === undefined && ".region(name)"].filter(Boolean);
    note(
      draft,
      {
        rule: "secret-place-unknown",
        severity: "warning",
        path: `${at}/valueFrom`,
        message: `"${id}" cannot become an ARN while account and Region are unknown, and ECS takes a bare name for a parameter of SSM.`,
        hint: `Call ${missing.join(" and ")} on the app, give secretsManager() the ARN, or compile with both.`,
      },
      site,
    );
    return id;
  }
  return key === "" && stage === "" && version === "" ? arn : `${arn}:${key}:${stage}:${version}`;
}
