import { formatArn, type Place } from "@stowage/model";
import type { Setting, SettingName } from "@stowage/model/ecs";
import type { AccountSettingRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import type { Output } from "../operation.js";

interface KnownSetting {
  readonly value: string;
  readonly values: RegExp;
}

const onOff = /^(enabled|disabled|on|off)$/;

/**
 * What each setting is where nobody has set it, and the values it takes. Source: Amazon ECS Developer Guide, "Account settings", and the
 * API Reference, PutAccountSetting; read 2026-08. `guardDutyActivate` is AWS's to set.
 */
export const knownSettings: { readonly [name in SettingName]: KnownSetting } = {
  awsvpcTrunking: { value: "disabled", values: onOff },
  containerInsights: { value: "disabled", values: /^(enabled|disabled|enhanced)$/ },
  containerInstanceLongArnFormat: { value: "enabled", values: onOff },
  defaultLogDriverMode: { value: "non-blocking", values: /^(blocking|non-blocking)$/ },
  fargateEventWindows: { value: "disabled", values: onOff },
  fargateFIPSMode: { value: "disabled", values: onOff },
  fargateTaskRetirementWaitPeriod: { value: "7", values: /^(0|7|14)$/ },
  guardDutyActivate: { value: "off", values: /^(?!)/ },
  serviceLongArnFormat: { value: "enabled", values: onOff },
  tagResourceAuthorization: { value: "on", values: onOff },
  taskLongArnFormat: { value: "enabled", values: onOff },
};

/** The principal that settings without one are for. */
export function rootPrincipal(place: Place): string {
  return formatArn({ ...place, region: "" }, "iam", "root");
}

export function settingKey(place: Place, name: string, principalArn: string): string {
  return `${place.region}/${place.account}/${name}/${principalArn}`;
}

export function settingOutput({ name, value, principalArn }: AccountSettingRow): Output<Setting> {
  return { name, value, principalArn, type: name === "guardDutyActivate" ? "aws_managed" : "user" };
}

/** The row to write for a setting. @throws {AwsException} `InvalidParameterException` for a value that the setting does not take. */
export function newSetting(name: SettingName, value: string, principalArn: string): AccountSettingRow {
  if (!knownSettings[name].values.test(value)) {
    throw new AwsException("InvalidParameterException", `The setting ${name} does not take the value "${value}".`);
  }
  return { name, value, principalArn };
}
