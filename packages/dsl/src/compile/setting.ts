import { formatArn, partitionOf } from "@stowage/model";
import type { AppNode, NetworkNode } from "../nodes.js";

/** What an app's parts take from the app around them. */
export interface Setting {
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly cluster: string;
  readonly namespace: string | undefined;
  readonly network: NetworkNode | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The setting of an app, inside another's if it is included there. */
export function settingOf(app: AppNode, around: Setting): Setting {
  return {
    region: around.region ?? app.region,
    account: around.account ?? app.account,
    cluster: app.cluster?.name ?? around.cluster,
    namespace: app.namespace?.name ?? around.namespace,
    network: app.network ?? around.network,
    tags: { ...around.tags, ...app.tags },
  };
}

/** A role's name as its ARN, if the account is known; ARNs stay. */
export function roleArn(role: string, { account, region }: Setting): string {
  if (account === undefined || role.startsWith("arn:")) return role;
  return `arn:${partitionOf(region ?? "")}:iam::${account}:role/${role}`;
}

/** An ARN in the app's own account and Region, if both are known. */
export function ownArn(service: string, resource: string, { account, region }: Setting): string | undefined {
  return account === undefined || region === undefined ? undefined : formatArn({ region, account }, service, resource);
}

/** The app's tags and a resource's own; later keys win, each key once. */
export function mergeTags(
  { tags }: Pick<Setting, "tags">,
  own: readonly { key?: string | undefined; value?: string | undefined }[] = [],
): { tags?: { key: string; value: string }[] } {
  const merged = new Map(Object.entries(tags));
  for (const { key, value } of own) if (key !== undefined) merged.set(key, value ?? "");
  return merged.size === 0 ? {} : { tags: [...merged].map(([key, value]) => ({ key, value })) };
}

/** Tags as ECS lists them, by their keys. */
export function tagsOf(listed: readonly { key?: string | undefined; value?: string | undefined }[] = []): Setting["tags"] {
  return Object.fromEntries(listed.flatMap(({ key, value = "" }) => (key === undefined ? [] : [[key, value]])));
}
