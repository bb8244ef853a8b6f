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
  if (!id.startsWith("arn:") && endsLikeRandom(id)) {
    note(
      draft,
      {
        rule: "secret-name-end",
        severity: "warning",
        path: `${at}/valueFrom`,
        message: `Secrets Manager takes the last six characters of "${id}" for the random ones of an ARN, and finds no secret.`,
        hint: "Give secretsManager() the whole ARN.",
      },
      site,
    );
  }
  return key === "" && stage === "" && version === "" ? arn : `${arn}:${key}:${stage}:${version}`;
}

/** Whether Secrets Manager would take the end of a name for an ARN's. Of six small letters the rule `secret-partial-arn` tells. */
function endsLikeRandom(name: string): boolean {
  return /-(?![a-z]{6}$)[A-Za-z0-9]{6}$/.test(name);
}
